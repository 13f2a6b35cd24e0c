package io.edgesweep.verification;

import io.edgesweep.targets.Kind;
import io.edgesweep.task.Outcome;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The pages of a run whose purge was confirmed, by its table of targets, one by one. */
final class ConfirmedPages implements Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser table;
    private final Iterator<CSVRecord> records;
    private final Function<String, Optional<String>> sites;

    /** @param sites finds the name of the site of a URL */
    ConfirmedPages(Path targets, Function<String, Optional<String>> sites) throws IOException {
        BufferedReader reader = Files.newBufferedReader(targets);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        this.table = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(reader);
        this.records = table.iterator();
        this.sites = sites;
    }

    /**
     * The next page; empty when there is none.
     *
     * @throws IOException when the table cannot be read
     */
    Optional<Page> next() throws IOException {
        try {
            while (records.hasNext()) {
                CSVRecord row = records.next();
                Optional<String> site = isConfirmed(row) ? sites.apply(row.get("target")) : Optional.empty();
                if (site.isPresent()) {
                    return Optional.of(new Page(row.get("target"), site.get(), 0, row.getRecordNumber(), purge(row)));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isConfirmed(CSVRecord row) {
        return row.isConsistent()
                && row.get("kind").equals(Kind.URL.word())
                && row.get("outcome").equals(Outcome.CONFIRMED.word());
    }

    private static Page.@Nullable Purge purge(CSVRecord row) {
        try {
            return new Page.Purge(Instant.parse(row.get("sent")), Instant.parse(row.get("settled")));
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
