package io.edgesweep.input;

import io.edgesweep.source.Coverage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells from which source a row came, and how much of each source was seen. Rows are read some way ahead of being
 * numbered, in another thread, so both sides say how far they are. The
 * rest may be asked for when all rows have been numbered.
 */
final class RowOrigins {

    /** Written by who reads, while who numbers looks at it. */
    private final List<Long> firstRows = new CopyOnWriteArrayList<>();

    private final TreeMap<Long, Integer> byOrdinal = new TreeMap<>();
    private final Map<Integer, Coverage> coverages = new HashMap<>();
    private long read;
    private long numbered;
    private int sources;

    /** The next source is opened. */
    void opened() {
        firstRows.add(read);
    }

    /** A row was read. */
    void read() {
        read++;
    }

    /** The next of the rows that were read gets the ordinal, and perhaps some after it. */
    void numbered(long ordinal) {
        while (sources < firstRows.size() && firstRows.get(sources) <= numbered) {
            byOrdinal.put(ordinal, sources);
            sources++;
        }
        numbered++;
    }

    /** The source that was opened last has been read. */
    void ended(Coverage coverage) {
        coverages.put(firstRows.size() - 1, coverage);
    }

    /** How much was seen of the source with the number: nothing, if it could not be read at all. */
    Coverage coverage(int source) {
        return coverages.getOrDefault(source, Coverage.NONE);
    }

    /**
     * Whether nothing came of the sources because nothing has changed: a document is as it was, and no source that was read
     * is empty.
     */
    boolean areQuiet() {
        return coverages.values().stream().anyMatch(Coverage::unmodified)
                && coverages.entrySet().stream()
                        .allMatch(each -> each.getValue().unmodified() || hasRows(each.getKey()));
    }

    private boolean hasRows(int source) {
        long end = source + 1 < firstRows.size() ? firstRows.get(source + 1) : read;
        return end > firstRows.get(source);
    }

    /** The number, from 0, of the source that the row with the ordinal came from. */
    int of(long ordinal) {
        Map.Entry<Long, Integer> begin = byOrdinal.floorEntry(ordinal);
        if (begin == null) {
            throw new IllegalArgumentException("no row has the ordinal " + ordinal);
        }
        return begin.getValue();
    }
}
