package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static io.edgesweep.story.World.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.CountLine;
import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program makes of the provider's answers, and of their absence. */
class AnswerStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder);
        world.configured("batch.targets", "10");
        world.configured("call.backoff", "10ms");
        world.configured("call.longest-backoff", "50ms");
        world.configured("call.timeout", "2s");
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void confirms_what_the_provider_confirms() {
        world.jobFor("nightly", world.urlFile("urls.csv", 25));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.out()).startsWith("✓ All confirmed purged.").contains("index.html");
        RunReport report = world.report("nightly");
        assertThat(report.verdict()).isEqualTo("confirmed");
        assertThat(report.counts()).isEqualTo(counted().read(25).confirmed(25).line());
        assertThat(report.calls().submitted()).isEqualTo(3);
    }

    @Test
    void reports_every_target_that_failed_with_the_providers_reason_and_tries_it_again_next_time() {
        world.jobFor("nightly", world.urlFile("urls.csv", 25));
        world.sandbox.faults().tasks(Pattern.compile(".*page-1[0-4].*"), TaskOutcome.failed("taskFailed", "node down"));

        World.Ending first = world.run("run", "nightly");
        RunReport firstReport = world.report("nightly");
        String retry = world.reportFile("nightly", "retry.csv");
        world.sandbox.faults().clear();
        world.jobFor("nightly", world.file("urls.csv", "url", url(99)));
        World.Ending second = world.run("run", "nightly");

        assertThat(first.exitCode()).isEqualTo(3);
        assertThat(first.out()).contains("edgesweep retry " + firstReport.run() + " sends again what failed");
        assertThat(firstReport.counts())
                .isEqualTo(counted().read(25).confirmed(20).failed(5).line());
        assertThat(firstReport.failures()).singleElement().satisfies(failure -> {
            assertThat(Words.english().say(failure.reason()))
                    .contains("taskFailed")
                    .contains("node down");
            assertThat(failure.targets()).isEqualTo(5);
        });
        assertThat(retry.lines()).hasSize(6).anyMatch(line -> line.startsWith(url(14) + ",url,"));
        assertThat(second.exitCode()).isZero();
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(1).carriedIn(5).confirmed(6).line());
    }

    @Test
    void gives_a_target_up_that_failed_three_times() {
        world.jobFor("nightly", world.urlFile("urls.csv", 2));
        world.sandbox.faults().tasks(Pattern.compile(".*page-1.*"), TaskOutcome.timeout());

        world.run("run", "nightly");
        world.jobFor("nightly", world.file("urls.csv", "url", url(50)));
        world.run("run", "nightly");
        world.jobFor("nightly", world.file("urls.csv", "url", url(51)));
        world.run("run", "nightly");
        world.jobFor("nightly", world.file("urls.csv", "url", url(52)));
        world.run("run", "nightly");

        assertThat(world.sandbox.journal().acceptedTargets()).containsEntry(url(1), 3);
        assertThat(world.report("nightly").counts().carriedIn()).isZero();
    }

    @Test
    void keeps_apart_what_the_provider_refuses_at_the_call() {
        world.configured("sites.www.hosts", "www.example.com,unknown.example.com");
        world.jobFor("nightly", world.file("urls.csv", "url", url(1), "https://unknown.example.com/a", url(2)));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(3).confirmed(2).refused(1).line());
    }

    @Test
    void says_so_when_the_key_is_wrong() {
        world.withSecretKey("wrong-key-of-the-right-length-01");
        world.jobFor("nightly", world.urlFile("urls.csv", 25));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(ending.out())
                .contains("AuthFailure.SignatureFailure")
                .contains("The SecretKey does not fit the SecretId: check the account's credentials");
        assertThat(ending.out() + ending.err()).doesNotContain("\tat ");
        assertThat(world.report("nightly").counts().carriedOver()).isEqualTo(25);
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
    }

    @Test
    void sends_what_a_wrong_key_had_kept_back_once_the_key_is_right() {
        world.withSecretKey("wrong-key-of-the-right-length-01");
        world.jobFor("nightly", world.urlFile("urls.csv", 25));
        world.run("run", "nightly");
        world.withSecretKey(SandboxSettings.SAMPLE_KEY.secretKey());

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted()
                        .read(25)
                        .carriedIn(25)
                        .duplicate(25)
                        .confirmed(25)
                        .line());
    }

    @Test
    void shows_no_secret_anywhere() throws IOException {
        world.withSecretKey("canary-secret-key-000000000000001");
        world.jobFor("nightly", world.urlFile("urls.csv", 25));

        World.Ending ending = world.run("run", "nightly", "-v");

        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(ending.out() + ending.err()).doesNotContain("canary");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("application.yml")))
                    .isNotEmpty()
                    .noneMatch(file -> content(file).contains("canary"));
        }
    }

    @Test
    void carries_everything_over_when_nothing_answers() {
        world.jobFor("nightly", world.urlFile("urls.csv", 25));
        world.sandbox.close();

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(8);
        assertThat(ending.out()).contains("nothing answers at http://127.0.0.1:");
        assertThat(world.report("nightly").counts().carriedOver()).isEqualTo(25);
    }

    @Test
    void finds_the_tasks_of_calls_whose_replies_were_lost_after_acceptance() {
        // After each of these, the call may have taken effect; and it has.
        assertSettlesLostReplies(
                0,
                Fault.closeAfterBooking(),
                Fault.status(502).afterBooking(),
                Fault.html().afterBooking(),
                Fault.emptyBody().afterBooking(),
                Fault.cutOff());
    }

    @Test
    void sends_once_more_what_was_lost_before_acceptance() {
        // After each of these, the call may have taken effect; but it has not.
        assertSettlesLostReplies(
                1,
                Fault.closeBeforeBooking(),
                Fault.status(500),
                Fault.status(503).retryAfter(0),
                Fault.status(408),
                Fault.status(307),
                Fault.html(),
                Fault.emptyObject(),
                Fault.code("InternalError.BackendError"));
    }

    /** @param more how many calls more each of them costs */
    private void assertSettlesLostReplies(int more, Fault... faults) {
        int batches = 2 * faults.length;
        world.jobFor("nightly", world.urlFile("urls.csv", 10 * batches));
        for (Fault fault : faults) {
            world.sandbox.faults().next(World.CREATE, fault).next(World.CREATE, Fault.none());
        }

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(10 * batches);
        assertEveryTargetAcceptedOnce(10 * batches);
        assertThat(world.sandbox.journal().calls(World.CREATE))
                .hasSize(batches + more * faults.length)
                .extracting(JournalEntry::verdict)
                .containsAll(Stream.of(faults).map(Fault::verdict).toList());
    }

    @Test
    void nothing_leaves_any_more_once_its_site_is_stopped_though_it_was_announced() {
        // Twenty calls are announced at once, and leave one after the other within a second.
        world.jobFor("nightly", world.urlFile("urls.csv", 400));
        world.sandbox.faults().next(World.CREATE, Fault.code("OperationDenied.PlanHasBeenExpired"));

        World.Ending first = world.run("run", "nightly");
        int calls = world.sandbox.journal().calls(World.CREATE).size();
        world.jobFor("nightly", world.file("urls.csv", "url"));
        world.run("run", "nightly");

        assertThat(first.exitCode()).isEqualTo(7);
        assertThat(calls).isLessThan(10);
        assertEveryTargetAcceptedOnce(400);
    }

    @Test
    void waits_out_a_call_that_came_too_fast_and_reports_it() {
        world.jobFor("nightly", world.urlFile("urls.csv", 25));
        world.sandbox.faults().next(World.CREATE, Fault.code("RequestLimitExceeded"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.report("nightly").calls().refusedForRate()).isEqualTo(1);
        assertEveryTargetAcceptedOnce(25);
    }

    @Test
    void cuts_a_batch_in_two_that_is_too_large() {
        world.jobFor("nightly", world.urlFile("urls.csv", 10));
        world.sandbox.faults().next(World.CREATE, Fault.code("LimitExceeded.BatchQuota"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.sandbox.journal().calls(World.CREATE))
                .extracting(call -> call.targets().size())
                .containsExactlyInAnyOrder(10, 5, 5);
    }

    @Test
    void lists_what_is_still_processing_at_the_deadline_as_unsettled_and_follows_it_next_time() {
        world.jobFor("nightly", world.urlFile("urls.csv", 20));
        world.sandbox.faults().tasks(Pattern.compile(".*page-3\\.html"), TaskOutcome.neverFinal());

        World.Ending first = world.runAndMeanwhile(4, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");
        RunReport report = world.report("nightly");

        assertThat(first.exitCode()).isEqualTo(9);
        assertThat(report.counts())
                .isEqualTo(counted().read(20).confirmed(19).unsettled(1).line());
        assertThat(report.failures()).singleElement().satisfies(failure -> assertThat(
                        Words.english().say(failure.reason()))
                .startsWith("accepted by the provider"));
        assertThat(report.unsettled()).singleElement().satisfies(unsettled -> assertThat(
                        Words.english().say(unsettled.evidence()))
                .contains("accepted as task")
                .contains("; still processing: "));
        world.jobFor("nightly", world.file("urls.csv", "url", url(50)));

        World.Ending second =
                world.runAndMeanwhile(4, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");

        assertThat(second.exitCode()).isEqualTo(9);
        assertThat(world.report("nightly").counts())
                .isEqualTo(
                        counted().read(1).carriedIn(1).confirmed(1).unsettled(1).line());
        assertThat(world.sandbox.journal().acceptedTargets()).containsEntry(url(3), 1);
    }

    @Test
    void tries_again_what_failed_though_others_of_its_batch_outlast_the_deadline() {
        world.configured("batch.targets", "20");
        world.jobFor("nightly", world.urlFile("urls.csv", 20));
        world.sandbox
                .faults()
                .tasks(Pattern.compile(".*"), TaskOutcome.failed("taskFailed", "node down"))
                .tasks(Pattern.compile(".*page-3\\.html"), TaskOutcome.neverFinal());
        World.Ending first = world.runAndMeanwhile(4, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");
        CountLine counted = world.report("nightly").counts();
        world.sandbox.faults().clear();
        world.jobFor("nightly", world.file("urls.csv", "url", url(50)));

        World.Ending second =
                world.runAndMeanwhile(4, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");

        assertThat(first.exitCode()).isEqualTo(9);
        assertThat(counted).isEqualTo(counted().read(20).failed(19).unsettled(1).line());
        assertThat(second.exitCode()).isEqualTo(9);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted()
                        .read(1)
                        .carriedIn(20)
                        .confirmed(20)
                        .unsettled(1)
                        .line());
        assertThat(world.sandbox.journal().acceptedTargets())
                .containsEntry(url(3), 1)
                .containsEntry(url(4), 2);
    }

    @Test
    void asks_what_became_of_a_call_that_was_answered_with_a_code_that_nobody_knows() {
        world.configured("accounts.main.calls-in-flight", "1");
        world.jobFor("nightly", world.urlFile("urls.csv", 30));
        world.sandbox
                .faults()
                .next(World.CREATE, Fault.code("SomethingNobodyKnows").afterBooking())
                .next(World.CREATE, Fault.none());

        World.Ending first = world.run("run", "nightly");
        RunReport report = world.report("nightly");
        world.jobFor("nightly", world.file("urls.csv", "url"));
        world.run("run", "nightly");

        assertThat(first.exitCode()).isEqualTo(8);
        assertThat(first.out()).contains("SomethingNobodyKnows").contains("does not know the code");
        assertThat(report.counts())
                .isEqualTo(counted().read(30).confirmed(10).carriedOver(20).line());
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(20);
        assertEveryTargetAcceptedOnce(30);
    }

    @Test
    void sends_once_more_what_was_refused_with_a_code_that_nobody_knows() {
        world.jobFor("nightly", world.urlFile("urls.csv", 10));
        world.sandbox.faults().next(World.CREATE, Fault.code("SomethingNobodyKnows"));

        World.Ending first = world.run("run", "nightly");
        world.jobFor("nightly", world.file("urls.csv", "url"));
        world.run("run", "nightly");

        assertThat(first.exitCode()).isEqualTo(8);
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(2);
        assertThat(world.sandbox.journal().calls(World.ASK)).isNotEmpty();
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(10);
        assertEveryTargetAcceptedOnce(10);
    }

    @Test
    void sends_the_next_night_what_the_api_answered_with_a_fault_three_times() {
        world.jobFor("nightly", world.urlFile("urls.csv", 10));
        world.sandbox.faults().next(World.CREATE, 3, Fault.code("InternalError.BackendError"));

        World.Ending first = world.run("run", "nightly");
        RunReport report = world.report("nightly");
        world.jobFor("nightly", world.file("urls.csv", "url"));
        world.run("run", "nightly");

        assertThat(first.exitCode()).isEqualTo(8);
        assertThat(first.out()).contains("sent 3 times, the last time answered with InternalError.BackendError");
        assertThat(report.counts()).isEqualTo(counted().read(10).carriedOver(10).line());
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(Words.english().say(failure.reason())).contains("InternalError.BackendError");
            assertThat(failure.cause()).isEqualTo("provider-fault");
        });
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(10);
        assertEveryTargetAcceptedOnce(10);
    }

    @Test
    void names_the_code_that_left_it_open_whether_a_batch_was_taken() {
        world.configured("reconcile.unsettled", "5h");
        world.jobFor("nightly", world.urlFile("urls.csv", 10));
        world.sandbox.faults().next(World.CREATE, Fault.code("InternalError.BackendError"));

        World.Ending ending =
                world.runWhileSending(1, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(9);
        RunReport report = world.report("nightly");
        assertThat(report.failures()).singleElement().satisfies(failure -> assertThat(
                        Words.english().say(failure.reason()))
                .isEqualTo("sent, and answered with InternalError.BackendError, which leaves open whether the provider"
                        + " took it"));
        assertThat(report.unsettled()).singleElement().satisfies(unsettled -> assertThat(
                        Words.english().say(unsettled.evidence()))
                .startsWith("The call was answered with InternalError.BackendError; a task"));
        assertThat(world.run("reconcile", "latest", "--for", "100ms").out())
                .contains("answered with InternalError.BackendError");
    }

    @Test
    void tolerates_that_new_tasks_are_listed_late() {
        world.sandbox.faults().listingLag(Duration.ofMillis(1500));
        world.jobFor("nightly", world.urlFile("urls.csv", 20));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
    }

    @Test
    void leaves_the_other_kinds_alone_when_the_plan_does_not_include_one() {
        world.jobFor(
                "nightly",
                world.file(
                        "urls.csv", "url,kind", url(1) + ",url", "https://www.example.com/a/,prefix", url(2) + ",url"));
        world.sandbox.faults().next(World.CREATE, Fault.code("LimitExceeded.PackNotAllow"));

        World.Ending ending = world.run("run", "nightly", "--edgesweep.accounts.main.calls-in-flight=1");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out()).contains("The zone's plan does not include this kind of purge");
        RunReport report = world.report("nightly");
        assertThat(report.counts().confirmed() + report.counts().carriedOver()).isEqualTo(3);
        assertThat(report.counts().confirmed()).isPositive();
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(2);
    }

    @Test
    void stops_sending_when_call_after_call_brings_no_answer() {
        world.configured("batch.targets", "1");
        world.configured("accounts.main.calls-in-flight", "1");
        world.configured("reconcile.unsettled", "5s");
        world.jobFor("nightly", world.urlFile("urls.csv", 100));
        world.sandbox.faults().next(World.CREATE, 100, Fault.status(502));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(8);
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(20);
        assertThat(world.report("nightly").counts().unsettled()).isZero();
        assertThat(world.report("nightly").counts().carriedOver()).isEqualTo(100);
    }

    @Test
    void says_so_when_the_report_cannot_be_written() {
        world.jobFor("nightly", world.urlFile("urls.csv", 5));
        world.file("reports", "a file where the folder should be");

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(10);
        assertThat(ending.err()).contains("A file cannot be read or written").contains("reports");
    }

    private void assertEveryTargetAcceptedOnce(int targets) {
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(targets)
                .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
