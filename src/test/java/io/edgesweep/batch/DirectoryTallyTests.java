package io.edgesweep.batch;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectoryTallyTests {

    @Test
    void finds_the_deepest_directory_that_holds_all_that_is_purged() {
        List<TargetRow> purged = pages("/news/2026/%d.html", 30);

        assertThat(best(purged, pages("/shop/%d", 40)))
                .containsExactly(new Directory("www", host("/news/2026/"), 30, 0));
    }

    @Test
    void takes_the_directory_above_where_that_is_the_better_bargain() {
        List<TargetRow> purged = Stream.of(pages("/news/a/%d", 25), pages("/news/b/%d", 25), pages("/news/%d", 1))
                .flatMap(List::stream)
                .toList();

        assertThat(best(purged, pages("/news/old/%d", 7))).containsExactly(new Directory("www", host("/news/"), 51, 7));
    }

    @Test
    void takes_the_directories_below_where_the_one_above_would_evict_too_much() {
        List<TargetRow> purged = Stream.of(pages("/news/a/%d", 25), pages("/news/b/%d", 30))
                .flatMap(List::stream)
                .toList();

        assertThat(best(purged, pages("/news/old/%d", 54)))
                .containsExactly(
                        new Directory("www", host("/news/b/"), 30, 0), new Directory("www", host("/news/a/"), 25, 0));
    }

    @Test
    void leaves_out_the_root_what_is_small_and_what_would_evict_more_than_it_purges() {
        assertThat(best(pages("/%d", 100), List.of())).isEmpty();
        assertThat(best(pages("/a/%d", 19), List.of())).isEmpty();
        assertThat(best(pages("/a/%d", 20), pages("/a/old/%d", 21))).isEmpty();
    }

    @Test
    void a_url_with_a_query_lies_in_its_directory_and_what_is_no_url_in_none() {
        assertThat(best(pages("/a/?page=%d&of=/b/c/", 20), List.of()))
                .containsExactly(new Directory("www", host("/a/"), 20, 0));
        assertThat(best(
                        IntStream.range(0, 20)
                                .mapToObj(i -> aTarget()
                                        .withKind(Kind.PREFIX)
                                        .withValue(host("/a/" + i + "/"))
                                        .build())
                                .toList(),
                        List.of()))
                .isEmpty();
    }

    @Test
    void finds_a_large_directory_among_very_many_small_ones_that_it_cannot_keep() {
        List<TargetRow> purged = IntStream.range(0, 3000)
                .mapToObj(i -> i % 3 == 0 ? page("/large/" + i) : page("/small-" + i + "/" + i))
                .toList();

        assertThat(best(new DirectoryTally(10), purged, List.of()))
                .containsExactly(new Directory("www", host("/large/"), 1000, 0));
    }

    @Test
    void gives_no_more_than_are_wanted_the_best_first() {
        List<TargetRow> purged = IntStream.range(0, 12)
                .boxed()
                .flatMap(i -> pages("/d" + i + "/%d", 20 + i).stream())
                .toList();

        assertThat(best(purged, List.of())).hasSize(10).first().isEqualTo(new Directory("www", host("/d11/"), 31, 0));
    }

    private static List<Directory> best(List<TargetRow> purged, List<TargetRow> others) {
        return best(new DirectoryTally(), purged, others);
    }

    private static List<Directory> best(DirectoryTally directories, List<TargetRow> purged, List<TargetRow> others) {
        purged.forEach(directories::find);
        directories.beginCounting();
        purged.forEach(directories::countPurged);
        others.forEach(directories::countOther);
        return directories.best(new CollapseRule(20, 50, 1), 10);
    }

    private static List<TargetRow> pages(String path, int count) {
        return IntStream.range(0, count).mapToObj(i -> page(path.formatted(i))).toList();
    }

    private static TargetRow page(String path) {
        return aTarget().withValue(host(path)).build();
    }

    private static String host(String path) {
        return "https://www.example.com" + path;
    }
}
