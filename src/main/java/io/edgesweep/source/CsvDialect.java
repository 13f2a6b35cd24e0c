package io.edgesweep.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * How a CSV file separates its fields, as its header line shows.
 *
 * @param delimiter between two fields
 * @param names     what the header line names with that delimiter
 */
record CsvDialect(char delimiter, List<String> names) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    /**
     * Finds the delimiter: the one that shows a column for the targets, and of several the one that shows the most
     * columns.
     */
    static CsvDialect of(String headerLine) throws IOException {
        CsvDialect best = new CsvDialect(',', List.of());
        for (char delimiter : DELIMITERS) {
            CsvDialect other = new CsvDialect(delimiter, names(headerLine, delimiter));
            if (other.namesTheTarget() == best.namesTheTarget()
                    ? other.names().size() > best.names().size()
                    : other.namesTheTarget()) {
                best = other;
            }
        }
        return best;
    }

    boolean namesTheTarget() {
        return CsvColumns.nameTheTarget(names);
    }

    CSVFormat format() {
        return format(delimiter).get();
    }

    private static List<String> names(String headerLine, char delimiter) throws IOException {
        // a quoted name may hold a line break, and this line be only its beginning
        CSVFormat lenient =
                format(delimiter).setLenientEof(true).setTrailingData(true).get();
        List<String> names = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(headerLine, lenient)) {
            parser.forEach(fields -> names.addAll(fields.toList()));
        }
        return names;
    }

    private static CSVFormat.Builder format(char delimiter) {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true);
    }
}
