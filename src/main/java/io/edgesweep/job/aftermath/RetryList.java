package io.edgesweep.job.aftermath;

import io.edgesweep.targets.Method;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes targets into a CSV file, apart from those that are crossed out. They are crossed out a page at a time, because very
 * many may have failed.
 */
final class RetryList implements Closeable {

    private static final int PAGE = 50_000;

    private final Consumer<Page> crossOut;
    private final CSVPrinter csv;
    private Page page = new Page();
    private long added;
    private long failures;
    private long written;

    /** @param crossOut removes from a page what is not to be sent */
    RetryList(Path file, Consumer<Page> crossOut) throws IOException {
        this.crossOut = crossOut;
        this.csv = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180);
        csv.printRecord("target", "kind", "method", "priority", "lastmod", "site");
    }

    void add(TargetRow row) {
        added += page.rows.put(Wanted.of(row), row) == null ? 1 : 0;
        if (page.rows.size() >= PAGE) {
            write();
        }
    }

    /** What is added from now on has not failed. */
    void failuresEnd() {
        failures = added;
    }

    void finish() {
        write();
    }

    private void write() {
        if (page.rows.isEmpty()) {
            return;
        }
        crossOut.accept(page);
        try {
            for (TargetRow row : page.rows.values()) {
                csv.printRecord(
                        row.target().value(),
                        row.target().kind().word(),
                        row.target().kind().hasMethod() ? row.method().word() : "",
                        row.priority(),
                        Objects.toString(row.lastmod(), ""),
                        row.site());
                written++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page = new Page();
    }

    /** How many targets there were. */
    long added() {
        return added;
    }

    /** How many of them had failed. */
    long failures() {
        return failures;
    }

    /** How many of them are in the file. */
    long written() {
        return written;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    /** Some of the targets. */
    static final class Page {

        private final Map<Wanted, TargetRow> rows = new LinkedHashMap<>();

        /** Crosses out a target. Gives whether it was there. */
        boolean remove(TargetRow row) {
            return rows.remove(Wanted.of(row)) != null;
        }
    }

    /** What makes two rows ask for the same. */
    private record Wanted(String site, Target target, Method method) {

        static Wanted of(TargetRow row) {
            return new Wanted(row.site(), row.target(), row.method());
        }
    }
}
