package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static io.edgesweep.story.World.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do the morning after: look at the quotas, settle what was left open, send again what failed. */
class AftermathStoryTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void tells_who_has_used_the_quota_and_when_the_backlog_is_gone() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 100)))) {
            world.clock.at(Instant.parse("2026-11-22T18:00:00Z"));
            world.configured("sites.www.reserve", "10%");
            world.jobFor("nightly", world.urlFile("urls.csv", 250));
            world.sandbox.quotas().use("zone-2example0001", TaskType.PURGE_URL, 20);
            world.run("run", "nightly");

            World.Ending text = world.run("quota", "www");
            World.Ending json = world.run("quota", "www", "--json");

            assertThat(text.exitCode()).isZero();
            assertThat(text.out())
                    .contains("Quota day 2026-11-23 (Asia/Shanghai)")
                    .contains("site www, kind url: 0 of 100 left")
                    .contains("used by us 70, by others 20; reserved for people 10; the provider still takes 10")
                    .contains(
                            "180 targets wait; at this quota the last is sent on quota day 2026-11-25 (Asia/Shanghai)");
            JsonNode url = JSON.readTree(json.out()).get("quotas").get(0);
            assertThat(url.get("ours").asLong()).isEqualTo(70);
            assertThat(url.get("others").asLong()).isEqualTo(20);
            assertThat(url.get("backlog").asLong()).isEqualTo(180);
            assertThat(url.get("clearedOn").asString()).isEqualTo("2026-11-25");
        }
    }

    @Test
    void says_which_sites_have_a_quota_and_which_cannot_be_read() {
        try (World world = new World(folder)) {
            world.withSecretKey("wrong-key-of-the-right-length-01");

            World.Ending unknown = world.run("quota", "nowhere");
            World.Ending denied = world.run("quota", "www");

            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("there is no site 'nowhere'; allowed: img, shop, www");
            assertThat(denied.exitCode()).isEqualTo(7);
            assertThat(denied.out()).contains("The quota of site www cannot be read: ");
        }
    }

    @Test
    void settles_what_the_deadline_left_open_without_sending_and_writes_the_report_anew() {
        try (World world = new World(folder, sandbox -> sandbox.completion(Duration.ofHours(10)))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 20));
            World.Ending run =
                    world.runAndMeanwhile(1, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");
            RunReport before = world.report("nightly");
            world.clock.forward(Duration.ofHours(10));

            World.Ending settled = world.run("reconcile", before.run());
            World.Ending again = world.run("reconcile");

            assertThat(run.exitCode()).isEqualTo(9);
            assertThat(before.counts().unsettled()).isEqualTo(20);
            assertThat(settled.exitCode()).isZero();
            assertThat(settled.out()).contains("of 20 open targets 20 confirmed, 0 failed, 0 not sent, 0 still open");
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(20).confirmed(20).line());
            assertThat(world.report("nightly").finished())
                    .isEqualTo(before.finished().truncatedTo(ChronoUnit.MICROS));
            assertThat(again.out()).contains("No run has left anything open");
            assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(1);
        }
    }

    /** Five tries with their waits would take half a minute. */
    @Test
    @Timeout(20)
    void asks_no_longer_than_it_was_told_to() {
        try (World world = new World(folder, sandbox -> sandbox.completion(Duration.ofHours(10)))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            world.runAndMeanwhile(1, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");
            world.configured("call.backoff", "2s");
            world.sandbox.faults().next(World.ASK, 100, Fault.code("InternalError"));
            int asked = world.sandbox.journal().calls(World.ASK).size();

            World.Ending ending = world.run("reconcile", "--for", "1s");

            assertThat(ending.exitCode()).as(ending.err()).isEqualTo(8);
            assertThat(world.sandbox.journal().calls(World.ASK).size() - asked).isBetween(1, 3);
        }
    }

    @Test
    void says_what_is_open_still() {
        try (World world = new World(folder, sandbox -> sandbox.completion(Duration.ofHours(10)))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            world.runAndMeanwhile(1, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");

            World.Ending ending = world.run("reconcile", "--for", "300ms", "--json");

            assertThat(ending.exitCode()).isEqualTo(9);
            JsonNode run = JSON.readTree(ending.out()).get(0);
            assertThat(run.get("unsettled").asLong()).isEqualTo(3);
            assertThat(run.get("batches").get(0).get("state").asString()).isEqualTo("submitted");
        }
    }

    @Test
    void takes_a_persons_word_for_a_batch_of_which_the_provider_tells_nothing() {
        try (World world = new World(folder)) {
            world.configured("reconcile.unsettled", "100ms");
            world.jobFor("nightly", world.urlFile("urls.csv", 10));
            world.sandbox.faults().next(World.CREATE, 3, Fault.closeBeforeBooking());
            World.Ending run = world.run("run", "nightly");
            World.Ending asked = world.run("reconcile", "latest");
            String batch = batch(asked.out());

            World.Ending wrong = world.run("reconcile", "latest", "--settle", "4711=confirmed");
            World.Ending settled = world.run("reconcile", "latest", "--settle", batch + "=not-sent");
            RunReport after = world.report("nightly");
            world.jobFor("nightly", world.file("urls.csv", "url", url(99)));
            World.Ending next = world.run("run", "nightly");

            assertThat(run.exitCode()).isEqualTo(9);
            assertThat(asked.exitCode()).isEqualTo(9);
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("batch 4711 is not an open one of run");
            assertThat(settled.exitCode()).isZero();
            assertThat(after.counts().carriedOver()).isEqualTo(10);
            assertThat(after.verdict()).as("it waits for no quota").isEqualTo("partly-failed");
            assertThat(after.findings())
                    .anyMatch(finding -> Words.english().say(finding.reason()).contains("A person settled batch"));
            assertThat(next.exitCode()).isZero();
            assertThat(world.report("nightly").counts().confirmed()).isEqualTo(11);
            assertThat(world.sandbox.journal().acceptedTargets())
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void takes_a_persons_word_by_the_command_that_was_printed_before_the_next_night() {
        try (World world = new World(folder)) {
            world.configured("reconcile.unsettled", "100ms");
            world.jobFor("nightly", world.urlFile("urls.csv", 10));
            world.sandbox.faults().next(World.CREATE, 3, Fault.closeBeforeBooking());
            world.run("run", "nightly");
            String run = world.report("nightly").run();
            String batch = batch(world.run("reconcile", "latest").out());
            world.jobFor("nightly", world.file("urls.csv", "url", url(99)));
            world.run("run", "nightly");
            String next = world.report("nightly").run();

            World.Ending settled = world.run("reconcile", run, "--settle", batch + "=confirmed");

            assertThat(settled.exitCode()).as(settled.err()).isZero();
            assertThat(settled.out()).contains("run " + next, "10 confirmed");
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(1).carriedIn(10).confirmed(11).line());
            assertThat(world.run("reconcile").out()).contains("No run has left anything open");
        }
    }

    @Test
    @Timeout(60)
    void takes_a_persons_word_before_the_providers_silence() {
        try (World world = new World(folder)) {
            world.configured("reconcile.unsettled", "1h");
            world.job(
                    "nightly",
                    "site: www\nlimits: {deadline: 10m}\nsources:\n  - csv: " + world.urlFile("urls.csv", 10) + "\n");
            world.sandbox.faults().listingLag(Duration.ofHours(10));
            world.sandbox.faults().next(World.CREATE, Fault.closeAfterBooking());
            World.Ending run =
                    world.runWhileSending(1, () -> world.clock.forward(Duration.ofMinutes(20)), "run", "nightly");
            world.clock.forward(Duration.ofHours(2));

            World.Ending settled = world.run("reconcile", "latest", "--settle", "1=confirmed");
            world.sandbox.faults().listingLag(Duration.ZERO);
            world.jobFor("nightly", world.file("urls.csv", "url", url(99)));
            world.run("run", "nightly");

            assertThat(run.exitCode()).as(run.out()).isEqualTo(9);
            assertThat(settled.out()).contains("10 confirmed").doesNotContain("too late");
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(11)
                    .allSatisfy((url, times) -> assertThat(times).isEqualTo(1));
        }
    }

    private static String batch(String said) {
        Matcher batch = Pattern.compile("--settle (\\d+)=confirmed").matcher(said);
        assertThat(batch.find()).isTrue();
        return batch.group(1);
    }

    @Test
    void sends_again_what_was_refused_and_what_waits_and_nothing_twice() {
        try (World world = new World(folder)) {
            world.configured("sites.www.hosts", "www.example.com,unknown.example.com");
            world.jobFor("nightly", world.file("urls.csv", "url", url(1), "https://unknown.example.com/a", url(2)));
            world.sandbox.faults().tasks(Pattern.compile(".*page-2.*"), TaskOutcome.failed("taskFailed", "node down"));
            World.Ending run = world.run("run", "nightly");
            world.sandbox.faults().clear();

            World.Ending retry = world.run("retry", "latest");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(retry.err())
                    .contains(
                            "2 targets failed or refused: 0 confirmed since, 1 waiting or on their way, 1 to be sent");
            assertThat(retry.exitCode()).isEqualTo(3);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted()
                            .read(1)
                            .carriedIn(1)
                            .confirmed(1)
                            .refused(1)
                            .line());
            assertThat(world.sandbox.journal().acceptedTargets())
                    .containsEntry(url(1), 1)
                    .containsEntry(url(2), 2);
        }
    }

    @Test
    void sends_again_what_was_given_up_and_only_once() {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 2));
            world.sandbox.faults().tasks(Pattern.compile(".*page-1.*"), TaskOutcome.timeout());
            world.run("run", "nightly");
            world.run("retry", "latest");
            world.run("retry", "latest");
            String last = world.report("nightly").run();
            world.sandbox.faults().clear();

            World.Ending retry = world.run("retry", last);
            World.Ending again = world.run("retry", last);

            assertThat(retry.err()).contains("0 waiting or on their way, 1 to be sent again");
            assertThat(retry.exitCode()).isZero();
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(1).confirmed(1).line());
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).contains("1 confirmed since").contains("Nothing to do.");
            assertThat(world.sandbox.journal().acceptedTargets()).containsEntry(url(1), 4);
        }
    }

    @Test
    void goes_on_with_a_retry_that_did_not_come_to_its_end() throws IOException {
        try (World world = new World(folder)) {
            world.configured("sites.www.hosts", "www.example.com,unknown.example.com");
            world.jobFor("nightly", world.file("urls.csv", "url", url(1), "https://unknown.example.com/a", url(2)));
            world.sandbox.faults().tasks(Pattern.compile(".*page-2.*"), TaskOutcome.failed("taskFailed", "node down"));
            world.run("run", "nightly");
            String run = world.report("nightly").run();
            world.sandbox.faults().clear();
            takeTheReportsAway();
            World.Ending broken = world.run("retry", run);
            int calls = world.sandbox.journal().calls(World.CREATE).size();
            putTheReportsBack();

            World.Ending retry = world.run("retry", run);

            assertThat(broken.exitCode()).isEqualTo(10);
            assertThat(retry.exitCode()).isEqualTo(3);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted()
                            .read(1)
                            .carriedIn(1)
                            .confirmed(1)
                            .refused(1)
                            .line());
            assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(calls);
        }
    }

    @Test
    void gives_no_unfinished_run_up_for_a_retry() throws IOException {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 2));
            world.sandbox.faults().tasks(Pattern.compile(".*page-1.*"), TaskOutcome.timeout());
            world.run("run", "nightly");
            String run = world.report("nightly").run();
            takeTheReportsAway();
            world.run("run", "nightly");
            putTheReportsBack();

            World.Ending retry = world.run("retry", run);

            assertThat(retry.exitCode()).isEqualTo(2);
            assertThat(retry.err()).contains("of job nightly is not finished; go on with it first");
        }
    }

    /** Then a run sends and settles, and cannot come to its end. */
    private void takeTheReportsAway() throws IOException {
        Files.move(folder.resolve("reports"), folder.resolve("reports-aside"));
        Files.writeString(folder.resolve("reports"), "a file where the folder should be");
    }

    private void putTheReportsBack() throws IOException {
        Files.delete(folder.resolve("reports"));
        Files.move(folder.resolve("reports-aside"), folder.resolve("reports"));
    }
}
