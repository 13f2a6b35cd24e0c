package io.edgesweep.job.aftermath;

import io.edgesweep.ledger.Aftermath.InOtherHands;
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
    private long failures;
    private long written;

    /** @param crossOut removes from a page what is not to be sent */
    RetryList(Path file, Consumer<Page> crossOut) throws IOException {
        this.crossOut = crossOut;
        this.csv = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180);
        csv.printRecord("target", "kind", "method", "priority", "lastmod", "site");
    }

    /** Adds a target that has failed. */
    void add(TargetRow row) {
        failures += add(row, false);
    }

    /** Adds a target that was confirmed, and is stale at the edge. */
    void addStale(TargetRow row) {
        add(row, true);
    }

    private int add(TargetRow row, boolean stale) {
        boolean isNew = page.rows.put(Wanted.of(row), new Entry(row, stale)) == null;
        if (page.rows.size() >= PAGE) {
            write();
        }
        return isNew ? 1 : 0;
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
            for (Entry entry : page.rows.values()) {
                TargetRow row = entry.row();
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

    /** How many targets had failed. */
    long failures() {
        return failures;
    }

    /** How many targets are in the file. */
    long written() {
        return written;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    /** Some of the targets. */
    static final class Page {

        private final Map<Wanted, Entry> rows = new LinkedHashMap<>();

        /**
         * Crosses out a target for which another run answers. That another run has confirmed it says nothing of one that is stale:
         * so it was in the run itself.
         *
         * @return whether it was there
         */
        boolean remove(InOtherHands target) {
            Wanted wanted = Wanted.of(target.row());
            Entry entry = rows.get(wanted);
            if (entry == null || (entry.stale() && !target.isOpen())) {
                return false;
            }
            rows.remove(wanted);
            return true;
        }
    }

    private record Entry(TargetRow row, boolean stale) {}

    /** What makes two rows ask for the same. */
    private record Wanted(String site, Target target, Method method) {

        static Wanted of(TargetRow row) {
            return new Wanted(row.site(), row.target(), row.method());
        }
    }
}
