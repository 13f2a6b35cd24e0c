package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run ends at its deadline, with its report, whatever the API refuses until then. Every code: {@link DeadlineSoak}. */
class DeadlineStoryTests {

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** For what is on the wire at the deadline, the last looks and the report, on a busy machine. */
    private static final Duration GRACE = Duration.ofSeconds(9);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = "RequestLimitExceeded")
    void holds_while_every_submission_is_refused(String code) {
        try (World world = new World(folder)) {
            job(world);
            world.sandbox.faults().next(World.CREATE, 10_000, Fault.code(code));

            RunReport report = runInTime(world);

            assertThat(report.counts().carriedOver() + report.counts().unsettled())
                    .isEqualTo(200);
            world.sandbox.faults().clear();
            assertThat(world.sandbox.journal().acceptedTargets()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "FailedOperation.OperationTooOften")
    void holds_while_every_question_is_refused(String code) {
        try (World world = new World(folder)) {
            job(world);
            world.sandbox.faults().next(World.ASK, 10_000, Fault.code(code));

            RunReport report = runInTime(world);

            assertThat(report.counts().confirmed()).isZero();
            assertThat(report.counts().unsettled()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "InternalError")
    void holds_while_everything_is_refused_and_the_next_run_sends_it(String code) {
        try (World world = new World(folder)) {
            job(world);
            world.sandbox.faults().always(Fault.code(code));

            RunReport first = runInTime(world);
            world.sandbox.faults().clear();
            world.file("urls.csv", "url", World.url(0));
            World.Ending second = world.run("run", "nightly");

            assertThat(first.counts().carriedOver()).isEqualTo(200);
            assertThat(first.exitCode()).isEqualTo(8);
            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(200)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void a_question_that_waits_for_its_permit_at_the_deadline_says_nothing_of_the_api() {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "10")
                    .configured("accounts.main.calls-per-second", "3")
                    .configured("reconcile.first-look", "100ms")
                    .configured("reconcile.every", "100ms");
            world.jobFor("nightly", world.urlFile("urls.csv", 60));
            world.sandbox.faults().tasks(Pattern.compile(".*"), TaskOutcome.neverFinal());

            World.Ending ending =
                    world.runAndMeanwhile(6, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly");

            assertThat(ending.exitCode()).as(ending.out()).isEqualTo(9);
            assertThat(ending.out()).doesNotContain("API unavailable");
        }
    }

    private static void job(World world) {
        world.configured("batch.targets", "10");
        world.configured("accounts.main.calls-in-flight", "20");
        world.job(
                "nightly",
                "site: www\nlimits: {deadline: " + DEADLINE.toSeconds() + "s}\nsources:\n  - csv: "
                        + world.urlFile("urls.csv", 200) + "\n");
    }

    private static RunReport runInTime(World world) {
        World.Ending ending = world.run("run", "nightly");

        RunReport report = world.report("nightly");
        assertThat(Duration.between(report.started(), report.finished()))
                .as(ending.err())
                .isLessThan(DEADLINE.plus(GRACE));
        return report;
    }
}
