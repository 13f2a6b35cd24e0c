package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process that ended at a bad moment left of Spring Batch's record does not keep its run from being gone on with. */
class UnclearEndStoryTests {

    private static final int TARGETS = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE batch_step_execution SET status = 'UNKNOWN', exit_code = 'UNKNOWN'",
                "UPDATE batch_step_execution SET status = 'STARTED', end_time = NULL",
                "UPDATE batch_job_execution SET status = 'UNKNOWN'",
                "UPDATE batch_job_execution SET status = 'STARTED', end_time = NULL",
                "DELETE FROM batch_step_execution_context; DELETE FROM batch_step_execution;"
                        + " DELETE FROM batch_job_execution_context; DELETE FROM batch_job_execution_params;"
                        + " DELETE FROM batch_job_execution",
            })
    void goes_on_with_a_run_after(String damage) throws Exception {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));
            Path inTheWay = Files.createDirectories(folder.resolve("reports")).resolve("nightly");
            Files.createFile(inTheWay);
            World.Ending withoutReport = world.run("run", "nightly");
            Files.delete(inTheWay);
            LedgerFiles.execute(folder.resolve("home"), damage.split(";"));

            World.Ending ending = world.run("run", "nightly");

            assertThat(withoutReport.exitCode()).as(withoutReport.err()).isEqualTo(10);
            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(world.report("nightly").counts().confirmed()).isEqualTo(TARGETS);
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(TARGETS)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }
}
