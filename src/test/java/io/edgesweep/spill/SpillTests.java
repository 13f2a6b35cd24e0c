package io.edgesweep.spill;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTests {

    @TempDir
    private Path folder;

    private final List<TargetRow> unique = new ArrayList<>();
    private final List<RejectedRow> duplicates = new ArrayList<>();
    private final List<Long> known = new ArrayList<>();
    private final List<LastPurge> told = new ArrayList<>();

    @Test
    void gives_back_what_came_first_and_names_it_to_what_came_later() throws IOException {
        drain(List.of(
                aTarget().at(0).withValue("a").build(),
                aTarget().at(1).withValue("b").build(),
                aTarget().at(2).withValue("a").build()));

        assertThat(unique).extracting(TargetRow::ordinal).containsExactly(0L, 1L);
        assertThat(duplicates).singleElement().satisfies(row -> {
            assertThat(row.ordinal()).isEqualTo(2);
            assertThat(row.reason()).isEqualTo(Reason.of("duplicate.row", "urls.csv:2"));
        });
    }

    @Test
    void takes_another_kind_method_or_site_for_another_wish() throws IOException {
        drain(List.of(
                aTarget().at(0).withValue("a").build(),
                aTarget().at(1).withValue("a").withKind(Kind.PREFIX).build(),
                aTarget().at(2).withValue("a").withMethod(Method.DELETE).build(),
                aTarget().at(3).withValue("a").of("shop").build(),
                aTarget().at(4).withValue("a").withPriority(9).build()));

        assertThat(unique).hasSize(4);
        assertThat(duplicates).extracting(RejectedRow::ordinal).containsExactly(4L);
    }

    @Test
    void gives_the_first_of_several_rows_the_newest_lastmod_and_the_highest_priority() throws IOException {
        Instant older = Instant.parse("2026-10-01T00:00:00Z");
        Instant newer = Instant.parse("2026-11-20T08:00:00Z");
        drain(List.of(
                aTarget()
                        .at(0)
                        .withValue("a")
                        .withLastmod(older)
                        .withPriority(7)
                        .build(),
                aTarget().at(1).withValue("b").withLastmod(newer).build(),
                aTarget().at(2).withValue("c").build(),
                aTarget()
                        .at(3)
                        .withValue("a")
                        .withLastmod(newer)
                        .withPriority(2)
                        .build(),
                aTarget()
                        .at(4)
                        .withValue("b")
                        .withLastmod(older)
                        .withPriority(9)
                        .build(),
                aTarget().at(5).withValue("a").build(),
                aTarget().at(6).withValue("c").withLastmod(older).build()));

        assertThat(unique).extracting(TargetRow::ordinal).containsExactly(0L, 1L, 2L);
        assertThat(unique)
                .extracting(TargetRow::lastmod)
                .containsExactly(Lastmod.of(newer), Lastmod.of(newer), Lastmod.of(older));
        assertThat(unique).extracting(TargetRow::priority).containsExactly(7, 9, 5);
        assertThat(duplicates).extracting(RejectedRow::ordinal).containsExactly(3L, 4L, 5L, 6L);
    }

    /** A law: in whatever order the rows come, what is purged is the same. */
    @Test
    void says_the_same_of_a_target_in_whatever_order_its_rows_come() throws IOException {
        Random random = new Random(7);
        List<TargetRow> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Instant moment = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(random.nextInt(5) * 3600L);
            Lastmod.Precision precision = Lastmod.Precision.values()[random.nextInt(3)];
            rows.add(aTarget()
                    .at(i)
                    .withValue("v" + random.nextInt(50))
                    .withPriority(random.nextInt(10))
                    .withLastmod(new Lastmod(moment, precision))
                    .build());
        }
        drain(rows);
        Set<String> said = said();
        unique.clear();
        Collections.shuffle(rows, random);
        List<TargetRow> shuffled = new ArrayList<>();
        for (TargetRow row : rows) {
            shuffled.add(aTarget()
                    .at(shuffled.size())
                    .withValue(row.target().value())
                    .withPriority(row.priority())
                    .withLastmod(row.lastmod())
                    .build());
        }

        drain(shuffled);

        assertThat(said()).isEqualTo(said).hasSize(50);
    }

    private Set<String> said() {
        return unique.stream()
                .map(row -> row.target().value() + " " + row.priority() + " " + row.lastmod())
                .collect(Collectors.toSet());
    }

    @Test
    void disregards_what_is_known_when_another_row_asks_for_the_target_whatever_is_known() throws IOException {
        LastPurges all = new LastPurges() {
            @Override
            public LastPurge find(Fingerprint print) {
                return new LastPurge(1, Instant.EPOCH, false);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        try (Spill spill = new Spill(folder.resolve("spill"), CacheKeys.NONE, () -> {})) {
            spill.add(aTarget().at(0).withValue("a").build());
            spill.add(aTarget().at(1).withValue("b").build());
            spill.add(aTarget().at(2).withValue("a").build());
            spill.add(aTarget().at(3).withValue("b").build());

            spill.sort(all, row -> row == 3);
            spill.drain(sink());
        }

        assertThat(unique).extracting(row -> row.target().value()).containsExactly("a", "b");
        assertThat(told).containsExactly(new LastPurge(1, Instant.EPOCH, false), LastPurge.DISREGARDED);
    }

    @Test
    void takes_a_target_for_a_duplicate_that_waits_already() throws IOException {
        try (Spill spill = new Spill(folder.resolve("spill"), CacheKeys.NONE, () -> {})) {
            spill.add(aTarget().at(0).withValue("a").build());
            spill.add(aTarget().at(1).withValue("b").build());
            spill.addWaiting(aTarget().at(77).withValue("b").build(), "R");
            spill.addWaiting(aTarget().at(78).withValue("c").build(), "R");

            assertThat(spill.sort(LastPurges.NONE, row -> false)).isEqualTo(1);
            spill.drain(sink());
        }

        assertThat(unique).extracting(TargetRow::ordinal).containsExactly(0L);
        assertThat(duplicates).singleElement().satisfies(row -> assertThat(row.reason())
                .isEqualTo(Reason.of("duplicate.waits", "R")));
    }

    @Test
    void looks_at_each_row_while_it_sorts_and_at_each_page_while_it_gives_them_back() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        try (Spill spill = new Spill(folder.resolve("spill"), CacheKeys.NONE, looks::incrementAndGet)) {
            for (int i = 0; i < 4000; i++) {
                spill.add(aTarget()
                        .at(i)
                        .withValue("https://www.example.com/" + i / 2)
                        .build());
            }
            spill.sort(LastPurges.NONE, row -> false);
            assertThat(looks).hasValue(4000);

            spill.drain(sink());

            assertThat(looks).hasValue(4004);
        }
    }

    /** A law: no target is lost or invented, and none is given twice, in whatever chunks they are sorted. */
    @Test
    void loses_and_invents_nothing() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<TargetRow> rows = new ArrayList<>();
            Set<String> expected = new HashSet<>();
            for (int i = 0; i < 3000; i++) {
                String value = "https://www.example.com/" + random.nextInt(2000);
                rows.add(aTarget().at(i).withValue(value).build());
                expected.add(value);
            }
            unique.clear();
            duplicates.clear();
            try (Spill spill = new Spill(folder.resolve("spill"), CacheKeys.NONE, () -> {}, 1 + random.nextInt(700))) {
                for (TargetRow row : rows) {
                    spill.add(row);
                }
                assertThat(spill.sort(LastPurges.NONE, row -> false))
                        .as("seed %d", seed)
                        .isEqualTo(expected.size());
                spill.drain(sink());
            }

            assertThat(unique).extracting(row -> row.target().value()).doesNotHaveDuplicates();
            assertThat(unique).hasSize(expected.size());
            assertThat(unique.size() + duplicates.size()).as("seed %d", seed).isEqualTo(3000);
            assertThat(unique).extracting(TargetRow::ordinal).isSorted();
            assertThat(duplicates).extracting(RejectedRow::ordinal).isSorted();
        }
    }

    @Test
    void leaves_nothing_behind_and_throws_away_what_was_left() throws IOException {
        Path spillFolder = Files.createDirectories(folder.resolve("spill"));
        Files.writeString(spillFolder.resolve("rows"), "what a killed process left");

        drain(List.of(aTarget().at(0).build()));

        assertThat(unique).hasSize(1);
        assertThat(spillFolder).doesNotExist();
    }

    @Test
    void gives_nothing_before_it_is_sorted() throws IOException {
        try (Spill spill = new Spill(folder.resolve("spill"), CacheKeys.NONE, () -> {})) {
            assertThatThrownBy(() -> spill.drain(sink())).isInstanceOf(IllegalStateException.class);
        }
    }

    private void drain(List<TargetRow> rows) throws IOException {
        try (Spill spill = new Spill(folder.resolve("spill"), CacheKeys.NONE, () -> {})) {
            for (TargetRow row : rows) {
                spill.add(row);
            }
            spill.sort(LastPurges.NONE, row -> false);
            spill.drain(sink());
        }
    }

    private Spill.Sink sink() {
        return new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable LastPurge found) {
                unique.add(row);
                if (found != null) {
                    known.add(row.ordinal());
                    told.add(found);
                }
            }

            @Override
            public void duplicate(RejectedRow row) {
                duplicates.add(row);
            }

            @Override
            public void end() {
                // All rows are in the lists.
            }
        };
    }
}
