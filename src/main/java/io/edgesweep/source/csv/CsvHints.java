package io.edgesweep.source.csv;

import io.edgesweep.targets.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a list that it does not show by itself.
 *
 * @param column    which column holds the targets: its name in the header, or its number, from 1; null to find it out
 * @param delimiter what stands between two fields, one character; {@link #NO_DELIMITER} where each line is one target; null
 *                  to find it out
 * @param kind      what rows are that name no kind; hosts and tags look like any word
 */
public record CsvHints(@Nullable String column, @Nullable String delimiter, Kind kind) {

    /** Nothing is said. */
    public static final CsvHints NONE = new CsvHints(null, null, Kind.URL);

    /** The delimiter of a list that has none, in which a comma is part of a URL. */
    public static final String NO_DELIMITER = "none";

    boolean isPlain() {
        return NO_DELIMITER.equals(delimiter);
    }

    /** Whether nobody says that there are columns, and each line may be a host or a tag. */
    boolean mayBeNames() {
        return (kind == Kind.HOST || kind == Kind.TAG) && column == null && delimiter == null;
    }

    /** What people call a target of the list. */
    String target() {
        return kind == Kind.URL ? "URL" : kind.word();
    }

    /** The index of the column that is named by its number; -1 where none is. */
    int index() {
        return column != null && column.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(column) - 1 : -1;
    }

    /** The name of the column in the header; null where it is not named by its name. */
    @Nullable
    String name() {
        return index() < 0 ? column : null;
    }
}
