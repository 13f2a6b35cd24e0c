package io.edgesweep.story;

import static io.edgesweep.story.KeptNights.DOCUMENTS;
import static io.edgesweep.story.KeptNights.LISTED;
import static io.edgesweep.story.KeptNights.SNAPSHOT;
import static io.edgesweep.story.WebSite.MONDAY;
import static io.edgesweep.story.WebSite.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is kept from night to night is damaged, gone or old: that is refused or told each time anew, and by the journal of
 * the stand-in nothing is sent twice without a word, and nothing is lost. At length: {@link KeptSoak}.
 */
class KeptStoryTests {

    @TempDir
    private Path folder;

    private KeptNights kept;

    @BeforeEach
    void keepTwoNights() throws IOException {
        kept = new KeptNights(folder);
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void a_damaged_snapshot_is_refused_each_time_and_sends_all_once_when_it_is_deleted() throws IOException {
        kept.damage(SNAPSHOT, bytes -> KeptNights.zeroed(bytes, 80, 112));
        refusesTwice(SNAPSHOT);
        World.Ending plan = kept.world.run("plan", "nightly");
        assertThat(plan.exitCode()).isEqualTo(10);
        assertThat(plan.err()).contains("www.snapshot is damaged");
        kept.damage(SNAPSHOT, bytes -> new byte[0]);
        refusesTwice(SNAPSHOT);

        Files.delete(kept.file(SNAPSHOT));
        assertThat(kept.world.run("check").out()).contains("www.snapshot is missing");
        assertThat(kept.night()).isEqualTo(3);
        assertThat(kept.findings())
                .contains("www.snapshot is missing, though an earlier run wrote it", "are sent again");
        kept.isQuietNow();
    }

    @Test
    void an_older_snapshot_is_told_and_not_believed() throws IOException {
        kept.restore(SNAPSHOT);
        // as the older one has it, so that by it nothing had changed
        kept.web.pages("/sitemap.xml", "a1", "a2", "a3");

        assertThat(kept.night()).isEqualTo(3);
        assertThat(kept.findings())
                .contains("www.snapshot is not the newest: it is of generation 1, and the ledger knows 2");
        kept.isQuietNow();
    }

    @Test
    void a_limit_of_changes_holds_when_the_snapshot_is_gone_until_a_person_says_so() throws IOException {
        kept.job("limits: {changed: 50%}\n");
        Files.delete(kept.file(SNAPSHOT));

        for (int start = 0; start < 2; start++) {
            World.Ending stopped = kept.world.run("run", "nightly");
            assertThat(stopped.exitCode()).isEqualTo(2);
            assertThat(stopped.out()).contains("3 targets have changed, 100 % of the 3 that are known");
            assertThat(kept.findings()).contains("www.snapshot is missing");
        }
        assertThat(kept.accepted("a1")).isEqualTo(1);
        assertThat(kept.world
                        .run("run", "nightly", "--set", "limits.changed=100%")
                        .exitCode())
                .isZero();
        assertThat(kept.accepted("a1")).isEqualTo(2);
    }

    @Test
    void a_damaged_list_is_refused_each_time_and_one_that_is_gone_or_old_removes_nothing_that_night()
            throws IOException {
        kept.restore(LISTED);
        assertThat(kept.night()).as("a4 is in the older list, and was purged").isZero();
        assertThat(kept.findings())
                .contains("nightly.listed is not the newest", "what was removed since is not purged");
        assertThat(kept.accepted("a4")).isEqualTo(2);

        kept.damage(LISTED, bytes -> KeptNights.zeroed(bytes, bytes.length - 20, bytes.length - 10));
        refusesTwice(LISTED);

        Files.delete(kept.file(LISTED));
        kept.web.pages("/sitemap.xml", Map.of("a1", MONDAY, "a3", TUESDAY));
        assertThat(kept.night()).isZero();
        assertThat(kept.findings()).contains("nightly.listed is missing", "what was removed since is not purged");

        kept.web.pages("/sitemap.xml", Map.of("a3", TUESDAY));
        assertThat(kept.night()).as("a1 is removed").isEqualTo(1);
        assertThat(kept.findings()).doesNotContain(LISTED);
    }

    @Test
    void versions_of_documents_that_are_damaged_gone_or_old_make_all_be_read_again() throws IOException {
        kept.damage(DOCUMENTS, bytes -> KeptNights.zeroed(bytes, 64, 66));
        assertThat(kept.night()).isZero();
        assertThat(kept.findings()).contains("nightly.documents is damaged", "all sitemaps are read again");
        assertThat(kept.world.report("nightly").counts().unchanged()).isEqualTo(3);

        // the sitemap is as the older versions know it, and is not what was purged
        kept.restore(DOCUMENTS);
        kept.web.pages("/sitemap.xml", "a1", "a2", "a3", "a4");
        assertThat(kept.night()).isEqualTo(2);
        assertThat(kept.findings()).contains("nightly.documents is not the newest");
    }

    @Test
    void another_job_reads_all_again_when_a_snapshot_that_both_use_has_begun_with_nothing() throws IOException {
        kept.world.job(
                "other", "site: www\nsources: [{sitemap: '" + kept.web.address("/sitemap.xml") + "', only: changed}]");
        kept.world.run("run", "other");
        kept.world.run("run", "other");
        assertThat(kept.world.report("other").counts().read()).isZero();
        Files.delete(kept.file(SNAPSHOT));
        kept.night();

        kept.world.run("run", "other");

        assertThat(kept.world.report("other").counts().read()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_kept_once_all_is_sent_ends_the_run_with_10_and_the_same_command_goes_on() throws IOException {
        kept.web.pages("/sitemap.xml", Map.of("a1", TUESDAY, "a2", MONDAY, "a3", TUESDAY));
        // There is time for the folder to be gone before what was purged is remembered.
        kept.world.configured("reconcile.first-look", "1s");
        Path snapshots = kept.file(SNAPSHOT).getParent();
        Path elsewhere = folder.resolve("elsewhere");

        World.Ending ending = kept.world.runWhileSending(
                1,
                () -> {
                    try {
                        Files.move(snapshots, elsewhere);
                        Files.createFile(snapshots);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "run",
                "nightly");
        Files.delete(snapshots);
        Files.move(elsewhere, snapshots);

        assertThat(ending.exitCode()).isEqualTo(10);
        assertThat(ending.err())
                .contains("A file cannot be read or written", snapshots.toString(), "run the same command again")
                .doesNotContain("\tat ", "bug in edgesweep");
        assertThat(kept.world.run("run", "nightly").exitCode()).isZero();
        assertThat(kept.accepted("a1")).isEqualTo(2);
        assertThat(kept.world.report("nightly").counts().confirmed()).isEqualTo(1);
        kept.isQuietNow();
    }

    private void refusesTwice(String name) {
        int sent = kept.sent();
        for (int start = 0; start < 2; start++) {
            assertThat(kept.world.run("run", "nightly").exitCode()).isEqualTo(10);
            assertThat(kept.findings()).contains(name + " is damaged", "Put its newest copy back, or delete it");
        }
        assertThat(kept.sent()).isEqualTo(sent);
    }
}
