package io.edgesweep.snapshot;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.Fingerprinter;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTests {

    private static final Instant FIRST_NIGHT = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant SECOND_NIGHT = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    private Path folder;

    private Snapshot snapshot;
    private long entries;

    @BeforeEach
    void createSnapshot() {
        snapshot = new Snapshot(folder.resolve("snapshots"), "www", false, CacheKeys.NONE);
    }

    @Test
    void knows_nothing_at_first() throws IOException {
        assertThat(entries).isZero();
        assertThat(find(aTarget().withValue("a").build())).isNull();
    }

    @Test
    void remembers_when_a_target_was_sent_that_is_confirmed() throws IOException {
        TargetRow row = aTarget().withValue("a").build();

        confirm(FIRST_NIGHT, row);

        assertThat(find(row)).isEqualTo(new LastPurge(RowVersion.of(row), FIRST_NIGHT, false));
    }

    @Test
    void knows_what_was_added_last_whatever_it_was_told_first() throws IOException {
        TargetRow before = aTarget().withValue("a").withExtra("size", "9").build();
        TargetRow after = aTarget().withValue("a").withExtra("size", "1").build();

        confirm(SECOND_NIGHT, after);
        confirm(FIRST_NIGHT, before);

        assertThat(find(after)).isEqualTo(new LastPurge(RowVersion.of(after), SECOND_NIGHT, false));
        assertThat(entries).isEqualTo(1);
    }

    @Test
    void remembers_that_the_same_version_was_purged_before_and_that_only_once_however_often_it_is_told()
            throws IOException {
        TargetRow row = aTarget().withValue("a").build();
        TargetRow changed = aTarget().withValue("a").withExtra("size", "1").build();
        confirm(FIRST_NIGHT, row);
        confirm(FIRST_NIGHT, row);
        assertThat(find(row)).isEqualTo(new LastPurge(RowVersion.of(row), FIRST_NIGHT, false));

        confirm(SECOND_NIGHT, row);
        confirm(SECOND_NIGHT, row);
        assertThat(find(row)).isEqualTo(new LastPurge(RowVersion.of(row), SECOND_NIGHT, true));

        confirm(SECOND_NIGHT.plusSeconds(1), changed);
        assertThat(find(row)).isEqualTo(new LastPurge(RowVersion.of(changed), SECOND_NIGHT.plusSeconds(1), false));
    }

    @Test
    void keeps_what_an_update_does_not_name() throws IOException {
        List<TargetRow> rows = TargetRows.urls(0, 500);
        confirm(FIRST_NIGHT, rows.toArray(TargetRow[]::new));

        confirm(SECOND_NIGHT, rows.get(7));

        assertThat(entries).isEqualTo(500);
        assertThat(find(rows.get(7))).extracting(LastPurge::sentAt).isEqualTo(SECOND_NIGHT);
        assertThat(find(rows.get(8))).extracting(LastPurge::sentAt).isEqualTo(FIRST_NIGHT);
    }

    @Test
    void forgets_what_is_gone_until_it_is_confirmed_anew() throws IOException {
        TargetRow row = aTarget().withValue("a").build();
        confirm(FIRST_NIGHT, row);

        try (Snapshot.Update update = snapshot.update()) {
            update.confirmed(row, SECOND_NIGHT);
            update.gone(row);
            update.save(this::put, () -> {});
        }
        assertThat(find(row)).isNull();
        assertThat(entries).isZero();

        confirm(SECOND_NIGHT, row);
        assertThat(find(row)).isNotNull();
    }

    @Test
    void stays_as_it_was_when_it_is_ended_at_the_next_target() throws IOException {
        TargetRow row = aTarget().withValue("a").build();
        confirm(FIRST_NIGHT, row);

        try (Snapshot.Update update = snapshot.update()) {
            update.gone(row);
            assertThatThrownBy(() -> update.save(this::put, () -> {
                        throw new IllegalStateException("asked to end");
                    }))
                    .hasMessage("asked to end");
        }

        assertThat(find(row)).isNotNull();
    }

    @Test
    void knows_of_a_failed_purge_until_a_later_one_is_confirmed() throws IOException {
        TargetRow known = aTarget().withValue("a").build();
        TargetRow fresh = aTarget().withValue("b").build();
        confirm(FIRST_NIGHT, known);

        for (int again = 0; again < 2; again++) {
            try (Snapshot.Update update = snapshot.update()) {
                update.failed(known, SECOND_NIGHT);
                update.failed(fresh, SECOND_NIGHT);
                update.save(this::put, () -> {});
            }
            assertThat(find(known)).isEqualTo(new LastPurge(RowVersion.of(known), FIRST_NIGHT, false, null, true));
            assertThat(find(fresh)).isEqualTo(LastPurge.NONE_BUT_FAILED);
            assertThat(entries).isEqualTo(1);
        }
        confirm(SECOND_NIGHT.plusSeconds(1), known, fresh);

        assertThat(find(known)).extracting(LastPurge::failed).isEqualTo(false);
        assertThat(find(fresh)).extracting(LastPurge::failed).isEqualTo(false);
    }

    @Test
    void finds_all_targets_in_one_walk() throws IOException {
        List<TargetRow> rows = TargetRows.urls(0, 500);
        confirm(FIRST_NIGHT, rows.subList(0, 250).toArray(TargetRow[]::new));

        try (LastPurges walk = snapshot.walk()) {
            List<TargetRow> sorted = rows.stream()
                    .sorted(Comparator.comparing(SnapshotTests::print))
                    .toList();
            for (TargetRow row : sorted) {
                assertThat(walk.find(print(row)) != null).isEqualTo(row.ordinal() < 250);
            }
        }
    }

    @Test
    void is_as_it_was_when_an_update_is_broken_off() throws IOException {
        TargetRow row = aTarget().withValue("a").build();
        try (Snapshot.Update update = snapshot.update()) {
            update.confirmed(row, FIRST_NIGHT);
        }

        assertThat(find(row)).isNull();
        try (Stream<Path> left = Files.list(folder.resolve("snapshots"))) {
            assertThat(left).isEmpty();
        }
    }

    private void confirm(Instant sentAt, TargetRow... rows) throws IOException {
        try (Snapshot.Update update = snapshot.update()) {
            for (TargetRow row : rows) {
                update.confirmed(row, sentAt);
            }
            update.save(this::put, () -> {});
        }
    }

    private void put(Path aside, KeptFileHeader.Size number) throws IOException {
        entries = number.entries();
        Path file = folder.resolve("snapshots").resolve("www.snapshot");
        KeptFileHeader.seal(aside, KeptFileHeader.Form.SNAPSHOT, 1, 1, number);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(KeptFileHeader.look(file, KeptFileHeader.Form.SNAPSHOT).state())
                .isEqualTo(KeptFileHeader.State.WHOLE);
        snapshot = new Snapshot(folder.resolve("snapshots"), "www", true, CacheKeys.NONE);
    }

    private @Nullable LastPurge find(TargetRow row) throws IOException {
        try (LastPurges walk = snapshot.walk()) {
            return walk.find(print(row));
        }
    }

    private static Fingerprint print(TargetRow row) {
        return new Fingerprinter(CacheKeys.NONE).of(row);
    }
}
