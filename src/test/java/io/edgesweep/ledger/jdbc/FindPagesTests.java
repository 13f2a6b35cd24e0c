package io.edgesweep.ledger.jdbc;

import static io.edgesweep.targets.TargetRows.urls;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.TargetRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindPagesTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 256, 257, 3000, 50_000})
    void finds_every_target_by_its_page_and_hardly_another(int number) {
        List<TargetRow> rows = urls(7_000_000_000L, number);
        List<FindPages.Page> pages = FindPages.of(rows, 7_000_000_000L);

        List<Long> found = new ArrayList<>();
        for (TargetRow row : rows.subList(0, Math.min(number, 500))) {
            ordinals(pages, row.target().value(), found);
        }

        assertThat(found)
                .containsAll(rows.stream().limit(500).map(TargetRow::ordinal).toList());
        assertThat(found.size()).isLessThan(Math.min(number, 500) + 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {3000, 50_000})
    void takes_few_bytes(int number) {
        long bytes = FindPages.of(urls(0, number), 0).stream()
                .mapToLong(page -> page.content().length)
                .sum();

        assertThat(bytes).isLessThan(number * 6L);
    }

    private static void ordinals(List<FindPages.Page> pages, String value, List<Long> found) {
        long hash = FindPages.hash(value);
        for (FindPages.Page page : pages) {
            if (page.bucket() == FindPages.bucket(hash, page.level())) {
                FindPages.hits(page.content(), 7_000_000_000L, hash, page.level(), found::add);
            }
        }
    }
}
