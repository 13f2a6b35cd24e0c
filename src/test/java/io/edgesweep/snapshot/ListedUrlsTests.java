package io.edgesweep.snapshot;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedUrlsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    private Path folder;

    private int nights;

    @Test
    void the_first_night_removes_nothing() throws IOException {
        assertThat(night(rows(0, 3)).removed()).isEmpty();
    }

    @Test
    void finds_what_is_not_listed_any_more_among_very_many() throws IOException {
        night(rows(0, 5000));

        List<String> removed = night(rows(3, 4990)).removed();

        assertThat(removed)
                .containsExactlyElementsOf(Stream.concat(rows(0, 3).stream(), rows(4993, 7).stream())
                        .map(row -> row.target().value())
                        .toList());
    }

    @Test
    void what_was_purged_is_forgotten_and_what_was_not_is_still_to_be() throws IOException {
        night(rows(0, 3));
        Night second = night(rows(0, 1), confirmed(1));
        assertThat(second.removed()).hasSize(2);
        assertThat(second.purged()).containsExactly(url(1));

        assertThat(night(rows(0, 1), confirmed(2)).removed()).containsExactly(url(2));
        assertThat(night(rows(0, 1)).removed()).isEmpty();
    }

    @Test
    void what_could_not_be_seen_stays_listed() throws IOException {
        night(rows(0, 3));

        assertThat(night(List.of(), List.of(), List.of(), false).removed()).isEmpty();
        assertThat(night(rows(0, 1)).removed()).containsExactly(url(1), url(2));
    }

    @Test
    void what_cannot_be_seen_elsewhere_is_not_removed_here() throws IOException {
        night(List.of(in("first.xml", 0), in("first.xml", 1), in("second.xml", 1)));

        Night second = night(List.of(), List.of(), List.of(), "first.xml"::equals);

        assertThat(second.removed()).containsExactly(url(0));
    }

    @Test
    void a_url_whose_method_changes_is_not_removed() throws IOException {
        night(rows(0, 1));

        assertThat(night(List.of(aTarget().at(0).withMethod(Method.DELETE).build()))
                        .removed())
                .isEmpty();
    }

    @Test
    void what_waits_is_left_to_that_purge_and_looked_at_again_if_it_is_not_confirmed() throws IOException {
        night(rows(0, 2));

        assertThat(night(rows(0, 1), List.of(), rows(1, 1), true).removed()).isEmpty();
        Night third = night(rows(0, 1), confirmed(1), rows(1, 1), true);
        assertThat(third.removed()).isEmpty();
        assertThat(third.purged()).containsExactly(url(1));
        assertThat(night(rows(0, 1)).removed()).isEmpty();
    }

    @Test
    void a_purge_that_was_sent_before_is_no_purge_of_what_is_gone_now() throws IOException {
        night(rows(0, 2));
        begin(rows(0, 1), List.of(), (source, document) -> true, new ArrayList<>(), listed());
        try (GoneUrls gone = listed().gone("run " + nights).orElseThrow()) {
            gone.confirmed(rows(1, 1).get(0), NOW.minusSeconds(1));
            gone.settle(row -> {});
            gone.save(this::put);
        }

        assertThat(night(rows(0, 1)).removed()).containsExactly(url(1));
    }

    @Test
    void a_list_that_was_begun_and_thrown_away_changes_nothing() throws IOException {
        night(rows(0, 2));
        begin(rows(0, 1), List.of(), (source, document) -> true, new ArrayList<>(), listed());
        listed().forget();

        assertThat(listed().gone("run " + nights)).isEmpty();
        assertThat(night(rows(0, 1)).removed()).containsExactly(url(1));
    }

    @Test
    void a_list_is_settled_by_its_run_and_only_once() throws IOException {
        night(rows(0, 2));

        assertThat(listed().gone("run " + nights)).isEmpty();
        begin(rows(0, 1), List.of(), (source, document) -> true, new ArrayList<>(), listed());
        assertThat(listed().gone("another run")).isEmpty();
        try (GoneUrls gone = listed().gone("run " + nights).orElseThrow()) {
            gone.settle(row -> {});
        }
        assertThat(listed().gone("run " + nights)).isPresent();
    }

    @Test
    void with_a_list_of_other_rules_nothing_is_compared() throws IOException {
        night(rows(0, 2));
        ListedUrls others = new ListedUrls(folder, "nightly", "other rules", true, CacheKeys.NONE);
        List<String> removed = new ArrayList<>();

        begin(rows(0, 1), List.of(), (source, document) -> true, removed, others);

        assertThat(others.isKnown()).isFalse();
        assertThat(removed).isEmpty();
    }

    @Test
    void says_what_to_do_when_what_was_begun_is_damaged_meanwhile() throws IOException {
        night(rows(0, 2));
        begin(rows(0, 1), List.of(), (source, document) -> true, new ArrayList<>(), listed());
        Path file = folder.resolve("nightly.listed.next");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] = (byte) ~bytes[bytes.length - 9];
        Files.write(file, bytes);

        assertThatThrownBy(() -> listed().gone("run " + nights))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Delete it");
    }

    private void put(Path aside, KeptFileHeader.Size entries) throws IOException {
        KeptFileHeader.seal(aside, KeptFileHeader.Form.LISTED, 1, 1, entries);
        Files.move(aside, folder.resolve("nightly.listed"), StandardCopyOption.REPLACE_EXISTING);
    }

    private record Night(List<String> removed, List<String> purged) {}

    private Night night(List<TargetRow> rows) throws IOException {
        return night(rows, List.of(), List.of(), true);
    }

    private Night night(List<TargetRow> rows, List<TargetRow> confirmed) throws IOException {
        return night(rows, confirmed, List.of(), true);
    }

    private Night night(List<TargetRow> rows, List<TargetRow> confirmed, List<TargetRow> waiting, boolean seen)
            throws IOException {
        return night(rows, confirmed, waiting, document -> seen);
    }

    private Night night(
            List<TargetRow> rows, List<TargetRow> confirmed, List<TargetRow> waiting, Predicate<String> lost)
            throws IOException {
        List<String> removed = new ArrayList<>();
        List<String> purged = new ArrayList<>();
        begin(rows, waiting, (source, document) -> lost.test(document), removed, listed());
        try (GoneUrls gone = listed().gone("run " + nights).orElseThrow()) {
            for (TargetRow row : confirmed) {
                gone.confirmed(row, NOW);
            }
            gone.settle(row -> purged.add(row.target().value()));
            gone.save(this::put);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("nightly.listed"));
        }
        return new Night(removed, purged);
    }

    private void begin(
            List<TargetRow> rows,
            List<TargetRow> waiting,
            ListedUrlsOfRun.Loss loss,
            List<String> removed,
            ListedUrls listed)
            throws IOException {
        nights++;
        try (ListedUrlsOfRun tonight = listed.tonight(folder, "run " + nights, NOW)) {
            for (TargetRow row : rows) {
                tonight.saw(0, row);
            }
            for (TargetRow row : waiting) {
                tonight.waits(row);
            }
            long found = tonight.find(loss, row -> removed.add(row.target().value()));
            assertThat(found).isEqualTo(removed.size());
            tonight.end();
        }
    }

    private ListedUrls listed() {
        return new ListedUrls(
                folder, "nightly", "rules", Files.exists(folder.resolve("nightly.listed")), CacheKeys.NONE);
    }

    private static TargetRow in(String document, int number) {
        TargetRow row = rows(number, 1).get(0);
        return new TargetRow(
                row.ordinal(),
                new Place(document, 1),
                row.site(),
                row.target(),
                row.method(),
                row.priority(),
                row.lastmod(),
                row.extra());
    }

    private static List<TargetRow> rows(int from, int count) {
        return TargetRows.urls(from, count);
    }

    private static List<TargetRow> confirmed(int number) {
        return rows(number, 1);
    }

    private static String url(int number) {
        return rows(number, 1).get(0).target().value();
    }
}
