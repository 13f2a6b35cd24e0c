package io.edgesweep.source.csv;

import io.edgesweep.source.Coverage;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.CommentRow;
import io.edgesweep.source.ReadResult.UnreadableDocument;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.csv.RecordLines.TooLong;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.QuietClose;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table, whose columns are known. */
final class CsvRowReader implements RowReader {

    private final String name;
    private final DecodedText text;
    private final RecordLines lines;
    private final CsvTable table;
    private final CSVFormat format;
    private final Queue<ReadResult> before;
    private Iterator<CSVRecord> records;
    private boolean ended;
    private boolean whole;
    private boolean empty = true;

    /**
     * @param lines  before the first row
     * @param before what was read already
     */
    CsvRowReader(String name, DecodedText text, RecordLines lines, CsvTable table, List<ReadResult> before)
            throws IOException {
        this.name = name;
        this.text = text;
        this.lines = lines;
        this.table = table;
        this.format = CsvDialect.formatOf(table.delimiter());
        this.before = new ArrayDeque<>(before);
        this.records = format.parse(lines).iterator();
    }

    /**
     * The names in a header.
     *
     * @param lines at the header
     * @throws IOException when it is none
     */
    static List<String> header(RecordLines lines, char delimiter) throws IOException {
        return next(CsvDialect.formatOf(delimiter).parse(lines).iterator()).toList();
    }

    @Override
    public @Nullable ReadResult read() {
        ReadResult reading = before.poll();
        while (reading == null && !ended) {
            reading = readOn();
        }
        return reading;
    }

    /** The next row; null where nothing stands in it, and at the end. */
    private @Nullable ReadResult readOn() {
        try {
            if (!lines.startRecord()) {
                ended = true;
                whole = true;
                return null;
            }
            if (lines.isComment() && !table.isRow(lines.text())) {
                return lines.firstLine() == table.headerLine() ? null : new CommentRow(place(), lines.shown());
            }
            empty = false;
            return row(next(records));
        } catch (CSVException e) {
            return damaged(FailureReasons.misquoted(lines.shown()));
        } catch (TooLong e) {
            return tooLong(e);
        } catch (IOException e) {
            return rest(FailureReasons.of(e));
        }
    }

    private static CSVRecord next(Iterator<CSVRecord> records) throws IOException {
        try {
            return records.next();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable ReadResult row(CSVRecord record) {
        if (CsvColumns.areBlank(record)) {
            return null;
        }
        Reason mistake = table.columns().mistake(record);
        if (mistake != null) {
            return damaged(mistake);
        }
        Reason garbled = text.garbled(table.columns().target(record));
        return garbled == null
                ? table.columns().row(place(), record)
                : new UnreadableRow(place(), lines.shown(), garbled);
    }

    private ReadResult tooLong(TooLong e) {
        ReadResult lost = damaged(e.reason());
        return lost instanceof UnreadableRow row && lines.isComment() && !table.hashOfRows()
                ? new CommentRow(row.place(), row.text())
                : lost;
    }

    /** The row is lost. The parser, lost in mid-record, starts afresh on the next line. */
    private ReadResult damaged(Reason reason) {
        try {
            empty = false;
            long first = lines.firstLine();
            long last = lines.giveUp();
            records = format.parse(lines).iterator();
            return new UnreadableRow(
                    place(), lines.shown(), last == first ? reason : FailureReasons.endless(reason, first, last));
        } catch (IOException e) {
            return rest(FailureReasons.of(e));
        }
    }

    private ReadResult rest(Reason reason) {
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
        QuietClose.quietly(lines);
    }
}
