package io.edgesweep.input;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.process.StopSignal;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.TargetSource;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of all sources, one source after the other. What cannot be read is noted, and the reading goes on: a bad
 * source spoils nothing but itself. Begins at the first row after every start; what a run reads counts only once it is
 * sealed.
 */
public final class SourcesReader implements AutoCloseable {

    /** Spring Batch commits its own records once a page, and waits for the disk each time. */
    private static final int PAGE = 20_000;

    private final Iterator<TargetSource> sources;
    private final Consumer<Finding> findings;
    private final StopSignal stop;
    private final BooleanSupplier enough;
    private final InstantSource clock;
    private final RowOrigins turns;
    private boolean whole = true;
    private @Nullable RowReader current;

    /**
     * @param enough whether nothing more is to be read, though there is more
     * @param turns  is told from which source each row is
     */
    public SourcesReader(
            List<TargetSource> sources,
            Consumer<Finding> findings,
            StopSignal stop,
            BooleanSupplier enough,
            InstantSource clock,
            RowOrigins turns) {
        this.sources = sources.iterator();
        this.findings = findings;
        this.stop = stop;
        this.enough = enough;
        this.clock = clock;
        this.turns = turns;
    }

    /** Reads the next row; null when there are no more. */
    ReadResult.@Nullable Row read() {
        while (true) {
            stop.check();
            if (enough.getAsBoolean()) {
                whole = false;
                return null;
            }
            ReadResult reading = readOn();
            if (reading == null) {
                return null;
            }
            if (reading instanceof ReadResult.Row row) {
                turns.read();
                return row;
            }
            if (reading instanceof ReadResult.Note note) {
                found(FindingKind.NOTE, note.place(), note.what());
            } else {
                ReadResult.UnreadableDocument document = (ReadResult.UnreadableDocument) reading;
                missed(document.place(), document.reason());
            }
        }
    }

    /** Reads the next rows, so many that what is done for a page weighs little; none when there are no more. */
    public List<ReadResult.Row> readPage() {
        List<ReadResult.Row> page = new ArrayList<>();
        for (ReadResult.Row row = read(); row != null; row = page.size() < PAGE ? read() : null) {
            page.add(row);
        }
        return page;
    }

    private @Nullable ReadResult readOn() {
        while (true) {
            try {
                RowReader reader = current;
                if (reader == null) {
                    if (!sources.hasNext()) {
                        return null;
                    }
                    turns.opened();
                    reader = sources.next().open();
                    current = reader;
                }
                ReadResult reading = reader.read();
                if (reading != null) {
                    return reading;
                }
                turns.ended(reader.coverage());
            } catch (SourceException e) {
                missed(e.place(), e.reason());
            }
            close();
        }
    }

    /** Whether nothing of the sources was missed so far. */
    public boolean isWhole() {
        return whole;
    }

    private void missed(Place place, Reason reason) {
        whole = false;
        found(FindingKind.SOURCE, place, reason);
    }

    private void found(FindingKind kind, Place place, Reason reason) {
        findings.accept(new Finding(clock.instant(), kind, place.toString(), reason));
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
