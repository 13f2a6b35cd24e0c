package io.edgesweep.sandbox;

import java.util.ArrayList;
import java.util.List;

/** One page of a query's answer. It counts all rows that are found and keeps its own, for there may be a million. */
final class RowPage<R> {

    private final Paging paging;
    private final List<R> rows = new ArrayList<>();
    private int total;

    RowPage(Paging paging) {
        this.paging = paging;
    }

    void add(R row) {
        if (total >= paging.offset() && rows.size() < paging.limit()) {
            rows.add(row);
        }
        total++;
    }

    /** All rows found, on this page or not. */
    int total() {
        return total;
    }

    List<R> rows() {
        return rows;
    }
}
