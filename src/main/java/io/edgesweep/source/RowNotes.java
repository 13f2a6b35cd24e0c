package io.edgesweep.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes down what is to be told of a row, beside its own columns. */
public final class RowNotes {

    /** How much of what was written is kept, in characters. */
    private static final int SHOWN = 1000;

    private Map<String, String> columns;
    private boolean copied;

    /** @param columns of the row itself */
    public RowNotes(Map<String, String> columns) {
        this.columns = columns;
    }

    public void add(RowNote note, String value) {
        if (!copied) {
            columns = new LinkedHashMap<>(columns);
            copied = true;
        }
        columns.put(note.column(), shown(value));
    }

    public Map<String, String> columns() {
        return columns;
    }

    /** As much of a text as is worth showing. */
    public static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
