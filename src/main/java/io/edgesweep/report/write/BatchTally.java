package io.edgesweep.report.write;

import io.edgesweep.report.BatchLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts how long a run's targets took from call to confirmation, in one pass over its batches.
 */
final class BatchTally {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));

    private final Instant began;
    private final long[] confirmed = new long[STEPS.size() + 1];

    /** @param began when the run began: what was sent before is not its own */
    BatchTally(Instant began) {
        this.began = began;
    }

    void add(BatchLine batch) {
        Instant sent = batch.sent();
        if (sent == null || sent.isBefore(began)) {
            return;
        }
        settled(sent, batch.settled(), batch.confirmed());
    }

    private void settled(Instant sent, @Nullable Instant settled, int targets) {
        if (settled == null) {
            return;
        }
        Duration took = Duration.between(sent, settled);
        int step = 0;
        while (step < STEPS.size() && took.compareTo(STEPS.get(step)) > 0) {
            step++;
        }
        confirmed[step] += targets;
    }

    /**
     * How many targets were confirmed within a time.
     *
     * @param within the time
     * @param longer whether it took them longer than that
     */
    record Waited(Duration within, boolean longer, long targets) {}

    /** How long confirmed targets took from call to confirmation, as far as there are any. */
    List<Waited> waited() {
        List<Waited> waited = new ArrayList<>();
        for (int i = 0; i < confirmed.length; i++) {
            boolean longer = i == STEPS.size();
            if (confirmed[i] > 0) {
                waited.add(new Waited(STEPS.get(Math.min(i, STEPS.size() - 1)), longer, confirmed[i]));
            }
        }
        return waited;
    }
}
