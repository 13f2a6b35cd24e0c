package io.edgesweep.source;

import io.edgesweep.source.Reading.UnreadableDocument;
import io.edgesweep.source.Reading.UnreadableRow;
import io.edgesweep.target.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table, whose columns are known. */
final class CsvRowReader implements RowReader {

    private final String name;
    private final RecordLines lines;
    private final CSVFormat format;
    private final CsvColumns columns;
    private Iterator<CSVRecord> records;
    private boolean ended;
    private boolean whole;
    private boolean empty = true;

    /** @param lines before the first row */
    CsvRowReader(String name, RecordLines lines, CSVFormat format, CsvColumns columns) throws IOException {
        this(name, lines, format, format.parse(lines).iterator(), columns);
    }

    private CsvRowReader(
            String name, RecordLines lines, CSVFormat format, Iterator<CSVRecord> records, CsvColumns columns) {
        this.name = name;
        this.lines = lines;
        this.format = format;
        this.records = records;
        this.columns = columns;
    }

    /**
     * Reads the rows below a header.
     *
     * @param lines at the header
     * @throws IOException when the header is no header
     */
    static CsvRowReader belowHeader(String name, RecordLines lines, CSVFormat format, CsvHints hints)
            throws IOException {
        Iterator<CSVRecord> records = format.parse(lines).iterator();
        CsvColumns columns = CsvColumns.named(next(records).toList(), hints);
        return new CsvRowReader(name, lines, format, records, columns);
    }

    @Override
    public @Nullable Reading read() {
        if (ended) {
            return null;
        }
        try {
            if (!lines.startRecord()) {
                ended = true;
                whole = true;
                return null;
            }
            empty = false;
            return row(next(records));
        } catch (CSVException e) {
            return misquoted();
        } catch (IOException e) {
            return rest(Reasons.of(e));
        }
    }

    private static CSVRecord next(Iterator<CSVRecord> records) throws IOException {
        try {
            return records.next();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Reading row(CSVRecord record) {
        String garbled = lines.garbled();
        if (garbled != null) {
            return new UnreadableRow(place(), lines.text(), garbled);
        }
        String mistake = columns.mistake(record.size());
        if (mistake != null) {
            return new UnreadableRow(place(), lines.text(), mistake);
        }
        return columns.row(place(), record);
    }

    /** Within one line the damage ends with the line; the parser, lost in mid-record, starts afresh on the next. */
    private Reading misquoted() {
        if (!lines.isOneLine()) {
            return rest("holds a record that starts here, runs over several lines and " + Reasons.MISQUOTED
                    + ". The rest of the file is not read");
        }
        try {
            records = format.parse(lines).iterator();
            return new UnreadableRow(place(), lines.text(), Reasons.MISQUOTED);
        } catch (IOException e) {
            return rest(Reasons.of(e));
        }
    }

    private Reading rest(String reason) {
        ended = true;
        return new UnreadableDocument(place(), reason);
    }

    @Override
    public Coverage coverage() {
        return Coverage.ofDocument(name, whole && !empty);
    }

    private Place place() {
        return new Place(name, lines.firstLine());
    }

    @Override
    public void close() {
        ended = true;
        Closing.quietly(lines);
    }
}
