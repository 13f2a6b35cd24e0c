package io.edgesweep.sandbox;

import java.util.ArrayList;
import java.util.List;

/** One page of a query's answer. It counts all rows that are found and keeps its own, for there may be a million. */
final class TaskPage {

    private final int offset;
    private final int limit;
    private final List<TaskRow> rows = new ArrayList<>();
    private int total;

    TaskPage(int offset, int limit) {
        this.offset = offset;
        this.limit = limit;
    }

    void add(TaskRow row) {
        if (total >= offset && rows.size() < limit) {
            rows.add(row);
        }
        total++;
    }

    /** All rows found, on this page or not. */
    int total() {
        return total;
    }

    List<TaskRow> rows() {
        return rows;
    }
}
