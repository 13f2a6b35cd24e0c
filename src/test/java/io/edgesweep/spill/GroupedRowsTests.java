package io.edgesweep.spill;

import static io.edgesweep.targets.TargetRows.urls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.targets.TargetRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupedRowsTests {

    @TempDir
    private Path folder;

    @Test
    void gives_each_group_back_by_itself_in_the_order_in_which_its_rows_came() throws IOException {
        GroupedRows<Long> groups = new GroupedRows<>(folder);
        List<TargetRow> rows = urls(0, 7000);
        for (TargetRow row : rows) {
            groups.add(row.ordinal() % 3 == 0 ? 0L : 1L, row);
        }

        assertThat(read(groups, 1L))
                .isEqualTo(rows.stream().filter(row -> row.ordinal() % 3 != 0).toList());
        assertThat(read(groups, 0L))
                .isEqualTo(rows.stream().filter(row -> row.ordinal() % 3 == 0).toList());
    }

    @Test
    void gives_pages_of_a_thousand_rows() throws IOException {
        GroupedRows<String> groups = new GroupedRows<>(folder);
        for (TargetRow row : urls(0, 2001)) {
            groups.add("all", row);
        }

        List<Integer> sizes = new ArrayList<>();
        try (GroupedRows.Pages pages = groups.pages("all")) {
            pages.forEachRemaining(page -> sizes.add(page.size()));
        }

        assertThat(sizes).containsExactly(1000, 1000, 1);
    }

    @Test
    void knows_no_group_without_rows() {
        assertThatThrownBy(() -> new GroupedRows<String>(folder).pages("none"))
                .isInstanceOf(NoSuchElementException.class);
    }

    private static List<TargetRow> read(GroupedRows<Long> groups, Long group) throws IOException {
        List<TargetRow> rows = new ArrayList<>();
        try (GroupedRows.Pages pages = groups.pages(group)) {
            pages.forEachRemaining(rows::addAll);
        }
        return rows;
    }
}
