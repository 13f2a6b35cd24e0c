package io.edgesweep.source;

import io.edgesweep.targets.TargetRow;
import java.util.Arrays;
import java.util.List;

/** Something that people should know of a row which counts all the same. It stands in a column beside the row's own. */
public enum RowNote {
    /** What was dropped of a URL: no cache ever sees it. */
    FRAGMENT("dropped fragment", "had a fragment, which was dropped"),
    /** Which characters that nobody sees were dropped at the ends of a target. */
    CHARACTERS("dropped characters", "had invisible characters at an end, which were dropped"),
    /** What else an entry of a sitemap says that its URL is. */
    OTHER_LOC("other loc", "had two locs, of which the first counts"),
    /** A date that tells nothing, so that the row has none. */
    LASTMOD("unreadable lastmod", "had a lastmod that is no date, so that none counts"),
    /** A priority that tells nothing, so that the row has the usual one. */
    PRIORITY("unreadable priority", "had a priority that is none, so that the usual one counts");

    private final String column;
    private final String words;

    RowNote(String column, String words) {
        this.column = column;
        this.words = words;
    }

    /** The column that tells it. */
    public String column() {
        return column;
    }

    /** What is to be known, as a predicate of the row. */
    public String words() {
        return words;
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
