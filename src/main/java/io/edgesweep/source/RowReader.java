package io.edgesweep.source;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** Reads one source, row by row. Holds as much of it as one row needs, however large the source is. For one thread. */
public interface RowReader extends Closeable {

    /**
     * Reads on.
     *
     * @return what came next; null at the end, and from then on
     * @throws SourceException when reading cannot go on at all, as when the thread was interrupted
     */
    @Nullable
    ReadResult read() throws SourceException;

    /** How much of the source was seen so far. Where nobody keeps account of it, nothing is known. */
    default Coverage coverage() {
        return Coverage.NONE;
    }

    /** Ends the reading, at whatever point. Never fails: what was read stands. */
    @Override
    void close();
}
