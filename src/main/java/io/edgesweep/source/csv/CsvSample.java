package io.edgesweep.source.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a list, looked at before it is read.
 *
 * @param lines       those that are neither blank nor begin as comments do
 * @param hashed      those that begin as comments do
 * @param comment     the comment before the first of the lines, without its {@code #}; empty where there is none
 * @param commentLine the number of the line that it stands in; 0 where there is none
 * @param delimiter   what a first line such as {@code sep=;} says; null where there is none
 */
record CsvSample(
        List<String> lines,
        List<String> hashed,
        String comment,
        long commentLine,
        @Nullable String delimiter) {

    /** How much is looked at, in characters. */
    private static final int SIZE = 1 << 14;

    /** Looks at the beginning, and goes back to it. */
    static CsvSample of(BufferedReader text) throws IOException {
        text.mark(SIZE + 1);
        char[] beginning = new char[SIZE];
        int size = 0;
        int read = 0;
        while (read >= 0 && size < SIZE) {
            size += read;
            read = text.read(beginning, size, SIZE - size);
        }
        text.reset();
        return of(new String(beginning, 0, size), read < 0);
    }

    /** @param whole whether nothing follows; else the last line may be the beginning of one only */
    private static CsvSample of(String beginning, boolean whole) {
        List<String> all = beginning.lines().map(CsvSample::withoutMarks).toList();
        List<String> ended = whole || all.size() < 2 ? all : all.subList(0, all.size() - 1);
        List<String> lines = new ArrayList<>();
        List<String> hashed = new ArrayList<>();
        String delimiter = null;
        long commentLine = 0;
        for (int i = 0; i < ended.size(); i++) {
            String line = ended.get(i);
            if (BlankLines.isBlank(line)) {
                continue;
            }
            if (line.startsWith("#")) {
                hashed.add(line);
                commentLine = lines.isEmpty() ? i + 1 : commentLine;
            } else if (lines.isEmpty() && hashed.isEmpty() && BlankLines.delimiter(line) != null) {
                delimiter = BlankLines.delimiter(line);
            } else {
                lines.add(line);
            }
        }
        String comment =
                commentLine == 0 ? "" : ended.get((int) commentLine - 1).substring(1);
        return new CsvSample(lines, hashed, comment, commentLine, delimiter);
    }

    private static String withoutMarks(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == '\uFEFF') {
            start++;
        }
        return line.substring(start);
    }

    /** The same, as if it began with the second of the lines. */
    CsvSample withoutFirstLine() {
        return new CsvSample(
                lines.subList(Math.min(1, lines.size()), lines.size()), hashed, comment, commentLine, delimiter);
    }

    String firstLine() {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /**
     * Whether a row may begin with {@code #}, as where that begins the number of each: that many of its lines as of the others
     * are whole rows. A row that somebody has made a comment of is one among many.
     *
     * @param headed whether the first line is a header
     */
    boolean isHashOfRows(CsvColumns columns, char delimiter, boolean headed) throws IOException {
        if (!columns.isTargetLater() || hashed.isEmpty()) {
            return false;
        }
        int rows = rows(hashed, columns, delimiter);
        return rows > 0 && rows >= rows(lines.subList(headed ? 1 : 0, lines.size()), columns, delimiter);
    }

    private static int rows(List<String> lines, CsvColumns columns, char delimiter) throws IOException {
        int rows = 0;
        for (String line : lines) {
            List<String> fields = CsvDialect.fields(line, delimiter);
            rows += columns.isRow(fields) ? 1 : 0;
        }
        return rows;
    }
}
