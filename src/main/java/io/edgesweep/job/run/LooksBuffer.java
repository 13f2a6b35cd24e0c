package io.edgesweep.job.run;

import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.EdgeLooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts looks at rows of one batch together, so that they are written down by the hundred. */
final class LooksBuffer {

    private static final int OF_A_BATCH = 200;

    private static final int IN_ALL = 2000;

    private final EdgeLooks looks;
    private final String run;
    private final Map<Long, List<EdgeLook>> byBatch = new LinkedHashMap<>();
    private int size;

    LooksBuffer(EdgeLooks looks, String run) {
        this.looks = looks;
        this.run = run;
    }

    synchronized void add(long batch, EdgeLook look) {
        List<EdgeLook> these = byBatch.computeIfAbsent(batch, id -> new ArrayList<>());
        these.add(look);
        size++;
        if (these.size() >= OF_A_BATCH) {
            write(batch, these);
            byBatch.remove(batch);
        } else if (size >= IN_ALL) {
            flush();
        }
    }

    synchronized void flush() {
        byBatch.forEach(this::write);
        byBatch.clear();
    }

    private void write(long batch, List<EdgeLook> these) {
        looks.add(run, batch, these);
        size -= these.size();
    }
}
