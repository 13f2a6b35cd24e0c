package io.edgesweep.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * The first lines of a list, looked at before it is read.
 *
 * @param lines   those that are neither blank nor comments
 * @param comment the comment before the first of them, without its {@code #}; empty where there is none
 */
record CsvSample(List<String> lines, String comment) {

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
        List<String> all = beginning.replaceFirst("^\uFEFF", "").lines().toList();
        List<String> ended = whole || all.size() < 2 ? all : all.subList(0, all.size() - 1);
        List<String> lines = ended.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        String comment = ended.stream()
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .reduce("", (before, line) -> line.isBlank() ? before : line.substring(1));
        return new CsvSample(lines, comment);
    }

    String firstLine() {
        return lines.isEmpty() ? "" : lines.get(0);
    }
}
