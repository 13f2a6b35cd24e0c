package io.edgesweep.report.write;

import io.edgesweep.report.BatchLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts when a run's batches were sent and how long they took, in one pass over them. Its memory grows with the seconds in
 * which something was sent, not with the batches.
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
    private final TreeMap<Long, Integer> perSecond = new TreeMap<>();
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
        perSecond.merge(Duration.between(began, sent).toSeconds(), 1, Integer::sum);
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
     * The most batches sent in any second of a part of the run.
     *
     * @param second in which the part begins, since the run began
     */
    record Pace(long second, int most) {}

    /** The pace in so many parts of the run at most, from the first to the last in which something was sent. */
    List<Pace> pace(int parts) {
        if (perSecond.isEmpty()) {
            return List.of();
        }
        long first = perSecond.firstKey();
        long length = (perSecond.lastKey() - first) / parts + 1;
        List<Pace> pace = new ArrayList<>();
        for (long from = first; from <= perSecond.lastKey(); from += length) {
            int most = perSecond.subMap(from, from + length).values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            pace.add(new Pace(from, most));
        }
        return pace;
    }

    /**
     * How many targets were confirmed within a time.
     *
     * @param words the time
     */
    record Waited(String words, long targets) {}

    /** How long confirmed targets took from call to confirmation, as far as there are any. */
    List<Waited> waited() {
        List<Waited> waited = new ArrayList<>();
        for (int i = 0; i < confirmed.length; i++) {
            String words = i < STEPS.size()
                    ? "up to " + text(STEPS.get(i))
                    : "longer than " + text(STEPS.get(STEPS.size() - 1));
            waited.add(new Waited(words, confirmed[i]));
        }
        while (!waited.isEmpty() && waited.get(waited.size() - 1).targets() == 0) {
            waited.remove(waited.size() - 1);
        }
        return waited;
    }

    private static String text(Duration step) {
        return step.toSeconds() < 60 ? step.toSeconds() + " s" : step.toMinutes() + " min";
    }
}
