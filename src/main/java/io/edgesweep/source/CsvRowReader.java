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

/** Reads the rows below a header. */
final class CsvRowReader implements RowReader {

    private final String name;
    private final RecordLines lines;
    private final CSVFormat format;
    private final CsvColumns columns;
    private Iterator<CSVRecord> records;
    private boolean ended;
    private boolean whole;
    private boolean empty = true;

    /**
     * @param lines at the header
     * @throws IOException when the header is no header
     */
    CsvRowReader(String name, RecordLines lines, CSVFormat format) throws IOException {
        this.name = name;
        this.lines = lines;
        this.format = format;
        this.records = format.parse(lines).iterator();
        this.columns = new CsvColumns(next().toList());
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
            return row(next());
        } catch (CSVException e) {
            return misquoted();
        } catch (IOException e) {
            return rest(Reasons.of(e));
        }
    }

    private CSVRecord next() throws IOException {
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
        if (record.size() != columns.count()) {
            String reason = "the header names %d fields, this row has %d; a value that holds the delimiter or a double"
                    + " quote must stand in double quotes";
            return new UnreadableRow(place(), lines.text(), reason.formatted(columns.count(), record.size()));
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
