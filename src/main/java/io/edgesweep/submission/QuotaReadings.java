package io.edgesweep.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * When the figures of each pool are to be read again, over all runs of this process. One is read at a time, that which was read
 * longest ago first.
 */
final class QuotaReadings {

    /** So many times as often are figures read that hardly leave anything. */
    private static final int HURRY = 8;

    /** Whoever was given a reading may have been asked to end before it: the others do not wait for him for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration every;
    private final Map<String, Reading> last = new HashMap<>();
    private final Set<String> hurried = new HashSet<>();

    private Instant underWayUntil = Instant.MIN;

    private record Reading(String pool, String site, Instant at) {}

    QuotaReadings(Duration every) {
        this.every = every;
    }

    /**
     * Gives a reading to whoever asks.
     *
     * @param wanted whether figures of a pool, read by a site, are of any use
     * @return the site by which it is read
     */
    synchronized Optional<String> due(Instant now, BiPredicate<String, String> wanted) {
        if (now.isBefore(underWayUntil)) {
            return Optional.empty();
        }
        Optional<Reading> due = last.values().stream()
                .filter(reading -> isDue(reading, now) && wanted.test(reading.pool(), reading.site()))
                .min(Comparator.comparing(Reading::at));
        if (due.isPresent()) {
            underWayUntil = now.plus(LONGEST);
        }
        return due.map(Reading::site);
    }

    private boolean isDue(Reading reading, Instant now) {
        Duration pause = hurried.contains(reading.pool()) ? every.dividedBy(HURRY) : every;
        return !now.isBefore(reading.at().plus(pause)) || now.isBefore(reading.at());
    }

    synchronized void hurry(String pool) {
        hurried.add(pool);
    }

    /** A pool was read, or could not be. */
    synchronized void done(String pool, String site, Instant now) {
        underWayUntil = Instant.MIN;
        hurried.remove(pool);
        last.put(pool, new Reading(pool, site, now));
    }
}
