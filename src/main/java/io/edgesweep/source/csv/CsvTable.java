package io.edgesweep.source.csv;

import java.io.IOException;

/**
 * How the rows of a table are made.
 *
 * @param delimiter  between two fields
 * @param columns    what they mean
 * @param headerLine the line of a comment that is the header; 0 where none is
 * @param hashOfRows whether a row may begin with {@code #}
 */
record CsvTable(char delimiter, CsvColumns columns, long headerLine, boolean hashOfRows) {

    /** Whether a line that begins as a comment does is a row all the same. */
    boolean isRow(String line) throws IOException {
        return hashOfRows && columns.isRow(CsvDialect.fields(line, delimiter));
    }
}
