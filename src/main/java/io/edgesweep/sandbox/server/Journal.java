package io.edgesweep.sandbox.server;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every request that the sandbox received, so that a test can say what must not have happened. A call is entered
 * before it is answered: who holds the answer finds the entry.
 */
public final class Journal {

    private final Queue<JournalEntry> entries = new ConcurrentLinkedQueue<>();

    private final @Nullable JournalFile file;

    /**
     * Opens an empty one.
     *
     * @param file written too; {@code null} for none
     */
    public Journal(@Nullable JournalFile file) {
        this.file = file;
    }

    void add(JournalEntry entry) {
        entries.add(entry);
        if (file != null) {
            file.add(entry);
        }
    }

    /** All calls, in the order of their arrival. */
    public List<JournalEntry> calls() {
        return sorted(entries.stream());
    }

    /**
     * All calls of one action, in the order of their arrival.
     *
     * @param action its name, of whatever product; or after its product's, as in {@code cdn:DescribePurgeTasks}
     */
    public List<JournalEntry> calls(String action) {
        return sorted(entries.stream().filter(entry -> entry.isOf(action)));
    }

    /** How often each target was accepted, over all zones and domains. */
    public Map<String, Integer> acceptedTargets() {
        return count(entries.stream());
    }

    /** How often each target was accepted in calls for one zone. */
    public Map<String, Integer> acceptedTargets(String zoneId) {
        return count(entries.stream().filter(entry -> entry.zoneId().equals(zoneId)));
    }

    /** Forgets every call so far. A journal on disk stays as it is. */
    public void clear() {
        entries.clear();
    }

    /** The most calls of an action, refused ones too, that arrived in any half-open window of that length. */
    public int maxInAnyWindow(String action, Duration window) {
        List<JournalEntry> calls = calls(action);
        int max = 0;
        int first = 0;
        for (int last = 0; last < calls.size(); last++) {
            while (calls.get(last).arrivalNanos() - calls.get(first).arrivalNanos() >= window.toNanos()) {
                first++;
            }
            max = Math.max(max, last - first + 1);
        }
        return max;
    }

    private static List<JournalEntry> sorted(Stream<JournalEntry> entries) {
        return entries.sorted(Comparator.comparingLong(JournalEntry::arrivalNanos))
                .toList();
    }

    private static Map<String, Integer> count(Stream<JournalEntry> entries) {
        Map<String, Integer> counts = new TreeMap<>();
        entries.map(JournalEntry::accepted)
                .flatMap(Collection::stream)
                .forEach(target -> counts.merge(target, 1, Integer::sum));
        return counts;
    }
}
