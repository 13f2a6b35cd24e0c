package io.edgesweep.source.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * How a CSV file separates its fields, as a line of it shows.
 *
 * @param delimiter between two fields
 * @param fields    what the line holds with that delimiter
 */
record CsvDialect(char delimiter, List<String> fields) {

    private static final String DELIMITERS = ",;\t|";

    /** What the line holds by each delimiter that the file may have. */
    static List<CsvDialect> all(String line, CsvHints hints) throws IOException {
        String delimiters = hints.delimiter() == null ? DELIMITERS : hints.delimiter();
        List<CsvDialect> all = new ArrayList<>();
        for (int i = 0; i < delimiters.length(); i++) {
            char delimiter = delimiters.charAt(i);
            all.add(new CsvDialect(delimiter, fields(line, delimiter)));
        }
        return all;
    }

    /**
     * Finds the delimiter by a header: the one that shows a column for the targets, and of several the one that shows the
     * most columns.
     */
    static CsvDialect ofHeader(String headerLine, CsvHints hints) throws IOException {
        CsvDialect best = new CsvDialect(',', List.of());
        for (CsvDialect other : all(headerLine, hints)) {
            boolean named = other.namesTheTarget(hints);
            if (named == best.namesTheTarget(hints)
                    ? other.fields().size() > best.fields().size()
                    : named) {
                best = other;
            }
        }
        return best;
    }

    boolean namesTheTarget(CsvHints hints) {
        return CsvColumns.nameTheTarget(fields, hints);
    }

    CSVFormat format() {
        return format(delimiter).get();
    }

    static CSVFormat formatOf(char delimiter) {
        return format(delimiter).get();
    }

    static List<String> fields(String line, char delimiter) throws IOException {
        // a quoted field may hold a line break, and this line be only its beginning
        CSVFormat lenient =
                format(delimiter).setLenientEof(true).setTrailingData(true).get();
        List<String> fields = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(line, lenient)) {
            parser.forEach(record -> fields.addAll(record.toList()));
        }
        return fields;
    }

    private static CSVFormat.Builder format(char delimiter) {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true);
    }
}
