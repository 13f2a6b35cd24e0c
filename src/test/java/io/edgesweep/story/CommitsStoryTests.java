package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each commit waits for the disk, so a run makes few beside those that its batches need. */
class CommitsStoryTests {

    @TempDir
    private Path folder;

    @Test
    void a_run_of_three_hundred_targets_in_one_batch_makes_at_most_sixty_commits() throws Exception {
        try (World world = new World(folder)) {
            world.jobFor("first", world.urlFile("first.csv", 1));
            world.jobFor("nightly", world.urlFile("urls.csv", 300));
            world.run("run", "first");

            try (LedgerLog log = new LedgerLog(folder.resolve("home/ledger/ledger.log"))) {
                assertThat(world.run("run", "nightly").exitCode()).isZero();

                List<String> commits = log.commits();
                assertThat(commits).contains("BATCH, BATCH_PAYLOAD, FIND_PAGE").hasSizeLessThanOrEqualTo(60);
            }
        }
    }
}
