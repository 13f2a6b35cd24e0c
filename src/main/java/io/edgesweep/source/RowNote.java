package io.edgesweep.source;

import io.edgesweep.targets.TargetRow;
import java.util.Arrays;
import java.util.List;

/** Something that people should know of a row which counts all the same. It stands in a column beside the row's own. */
public enum RowNote {
    /** What was dropped of a URL: no cache ever sees it. */
    FRAGMENT("dropped fragment", ""),
    /** Which characters that nobody sees were dropped at the ends of a target. */
    CHARACTERS("dropped characters", "finding.row-characters"),
    /** What else an entry of a sitemap says that its URL is. */
    OTHER_LOC("other loc", "finding.row-other-loc"),
    /** A date that tells nothing, so that the row has none. */
    LASTMOD("unreadable lastmod", "finding.row-lastmod"),
    /** A priority that tells nothing, so that the row has the usual one. */
    PRIORITY("unreadable priority", "finding.row-priority");

    private final String column;
    private final String code;

    RowNote(String column, String code) {
        this.column = column;
        this.code = code;
    }

    /** The column that tells it. */
    public String column() {
        return column;
    }

    /** The code of what is told of so many rows; empty where it is too common to be news. */
    public String code() {
        return code;
    }

    /** What the row says in the column. */
    public String value(TargetRow row) {
        return row.extra().getOrDefault(column, "");
    }

    /** What is to be told of the row. */
    public static List<RowNote> of(TargetRow row) {
        if (row.extra().isEmpty()) {
            return List.of();
        }
        return Arrays.stream(values())
                .filter(note -> row.extra().containsKey(note.column))
                .toList();
    }
}
