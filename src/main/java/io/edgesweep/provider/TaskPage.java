package io.edgesweep.provider;

import io.edgesweep.task.TaskRow;
import java.util.List;

/**
 * One page of the provider's tasks.
 *
 * @param total how many rows the query matches on all pages
 * @param rows  the rows of this page
 */
public record TaskPage(long total, List<TaskRow> rows) {

    public TaskPage {
        rows = List.copyOf(rows);
    }
}
