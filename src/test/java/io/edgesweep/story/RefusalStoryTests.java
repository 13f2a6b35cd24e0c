package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of what was refused, by the provider or by us, and what it ends with. */
class RefusalStoryTests {

    private static final int EVERY = 50;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
        world.configured("call.backoff", "1ms");
        world.configured("call.longest-backoff", "5ms");
        world.configured("batch.targets", "2");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void tells_the_code_everywhere_and_what_it_means_where_the_provider_gives_no_text() {
        world.sandbox
                .faults()
                .next(World.CREATE, EVERY, Fault.code("InvalidParameter.Target").saying(""));
        world.jobFor("nightly", world.urlFile("urls.csv", 1));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out()).contains("1 refused: InvalidParameter.Target, a target is malformed");
        assertThat(world.reportFile("nightly", "summary.md"))
                .contains("1 refused: `InvalidParameter.Target, a target is malformed`");
        assertThat(world.reportFile("nightly", "targets.csv"))
                .contains(",refused,refused-malformed,a target is malformed,InvalidParameter.Target,");
        assertThat(world.reportFile("nightly", "retry.csv"))
                .contains(",refused,a target is malformed,InvalidParameter.Target");
        assertThat(world.reportFile("nightly", "index.html"))
                .contains("InvalidParameter.Target, a target is malformed");
        assertThat(failure()).satisfies(line -> assertThat(line.code()).isEqualTo("InvalidParameter.Target"));
    }

    @Test
    void tells_of_a_target_that_was_refused_by_name_to_do_what_its_reason_says() {
        world.configured("sites.www.hosts", "www.example.com, elsewhere.example.com");
        world.jobFor("nightly", world.file("urls.csv", "url", World.url(1), "https://elsewhere.example.com/"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(failure()).satisfies(line -> {
            assertThat(line.code()).isEmpty();
            assertThat(Words.english().say(line.reason())).isNotBlank();
            assertThat(line.cause()).isEqualTo("named-by-provider");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"LimitExceeded.CdnPurgeUrlExceedBatchLimit", "LimitExceeded.CdnPurgeExceedBatchLimit"})
    void keeps_for_the_next_run_what_no_call_may_carry(String code) {
        world.sandbox.faults().next("PurgeUrlsCache", EVERY, Fault.code(code).saying(""));
        world.jobForSite(
                "img",
                "nightly",
                world.file("urls.csv", "url", "https://img.example.com/1", "https://img.example.com/2"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        RunReport report = world.report("nightly");
        assertThat(report.counts().refused()).isZero();
        assertThat(report.counts().carriedOver()).isEqualTo(2);
        assertThat(report.findings()).isNotEmpty().allSatisfy(finding -> assertThat(
                        Words.english().say(finding.reason()))
                .contains("the account's limit seems to be 0")
                .contains(code)
                .doesNotContain("A smaller edgesweep.batch.targets"));
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(Words.of(Language.CHINESE).say(finding.reason()))
                        .contains("单次刷新的上限"));

        world.sandbox.faults().clear();
        assertThat(world.run(
                                "run",
                                "nightly",
                                "--input",
                                world.file("more.csv", "url", "https://img.example.com/3")
                                        .toString())
                        .exitCode())
                .isZero();
        assertThat(world.sandbox.journal().acceptedTargets()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LimitExceeded.PackNotAllow", "InvalidParameter.UploadUrl"})
    void blames_neither_key_nor_quota_for_what_the_plan_leaves_out(String code) {
        world.sandbox.faults().next(World.CREATE, EVERY, Fault.code(code));
        world.jobFor("nightly", world.urlFile("urls.csv", 6));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        RunReport report = world.report("nightly");
        assertThat(report.verdict()).isEqualTo("partly-failed");
        assertThat(report.forecast().held()).isEqualTo(6);
        assertThat(report.forecast().clearedOn()).isNull();
        assertThat(ending.out())
                .contains("6 targets wait, and not for quota")
                .contains("fix what is named above; the next run of job nightly sends what waits")
                .contains(code)
                .doesNotContain("quota day")
                .doesNotContain("credentials");
    }

    @Test
    void names_no_quota_day_where_a_right_is_missing() {
        world.sandbox.faults().next(World.CREATE, EVERY, Fault.code("UnauthorizedOperation.NoPermission"));
        world.jobFor("nightly", world.urlFile("urls.csv", 6));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(world.report("nightly").forecast().clearedOn()).isNull();
        assertThat(ending.out())
                .contains("6 targets wait, and not for quota: the next run tries again, and sends them once");
        World.Ending quota = world.run("quota", "www");
        assertThat(quota.out())
                .contains(
                        "6 targets wait, and not for quota but for this, and the next run sends them once it is fixed:")
                .contains("UnauthorizedOperation.NoPermission")
                .doesNotContain("the last is sent");
        assertThat(world.run("check").out()).contains("6 of them not for quota but for this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidParameter.ParameterError", "OperationDenied"})
    void asks_again_where_a_question_about_tasks_is_refused(String code) {
        world.sandbox.faults().next(World.ASK, Fault.code(code));
        world.jobFor("nightly", world.urlFile("urls.csv", 6));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.sandbox.journal().calls(World.ASK))
                .extracting(JournalEntry::verdict)
                .contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidParameter.ParameterError", "OperationDenied"})
    void blames_no_key_where_every_question_about_tasks_is_refused(String code) {
        world.sandbox.faults().next(World.ASK, EVERY, Fault.code(code));
        world.jobFor("nightly", world.urlFile("urls.csv", 2));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(9);
        assertThat(world.report("nightly").counts().unsettled()).isEqualTo(2);
        assertThat(ending.out()).contains(code).doesNotContain("credentials");
    }

    @Test
    void says_of_a_row_what_to_do_about_its_own_mistake() {
        world.jobFor(
                "nightly",
                world.file(
                        "urls.csv",
                        "url,kind",
                        "www.example.com,host",
                        "https://*.example.com/a,url",
                        "https://elsewhere.example.net/a,url",
                        "https://www.example.com/a b,url"));

        world.run("run", "nightly");

        assertThat(world.report("nightly").failures())
                .anySatisfy(line -> assertThat(Words.english().say(line.reason()) + " " + line.cause())
                        .contains("'host' is not allowed in a row")
                        .contains("kind-not-allowed"))
                .anySatisfy(line -> assertThat(Words.english().say(line.reason()) + " " + line.cause())
                        .contains("with a wildcard")
                        .contains("wildcard-host"))
                .anySatisfy(line -> assertThat(Words.english().say(line.reason()) + " " + line.cause())
                        .contains("elsewhere.example.net is not one of site")
                        .contains("foreign-host"));
        assertThat(world.report("nightly").failures())
                .filteredOn(line -> line.cause().contains("foreign-host"))
                .hasSize(1);
    }

    @Test
    void makes_no_wish_of_its_own_of_a_method_that_changes_nothing() {
        world.jobFor(
                "nightly",
                world.file(
                        "urls.csv",
                        "url,kind,method",
                        World.url(1) + ",url,invalidate",
                        World.url(1) + ",url,delete",
                        World.url(2) + ",url,delete",
                        "https://www.example.com/news/,prefix,invalidate",
                        "https://www.example.com/news/,prefix,delete"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.report("nightly").counts().duplicate()).isEqualTo(1);
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(3);
        assertThat(world.sandbox.journal().acceptedTargets()).containsEntry(World.url(1), 1);
    }

    private FailureLine failure() {
        assertThat(world.report("nightly").failures()).hasSize(1);
        return world.report("nightly").failures().get(0);
    }
}
