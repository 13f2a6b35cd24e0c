package io.edgesweep.provider;

import io.edgesweep.targets.Kind;
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

    /**
     * Whether each row tells of which task and which target of the kind it is. One that does not may be about ours, so that
     * what such a page leaves out must not pass for what is not there. How a purge of everything is listed is not
     * documented.
     */
    public boolean isReadable(Kind kind) {
        return rows.stream()
                .allMatch(row ->
                        row.isReadable() && (kind == Kind.ALL || !row.target().isEmpty()));
    }
}
