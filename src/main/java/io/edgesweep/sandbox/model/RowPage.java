package io.edgesweep.sandbox.model;

import io.edgesweep.sandbox.call.Paging;
import java.util.ArrayList;
import java.util.List;

/** One page of a query's answer. It counts all rows that are found and keeps its own, for there may be a million. */
public final class RowPage<R> {

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
    public int total() {
        return total;
    }

    public List<R> rows() {
        return rows;
    }
}
