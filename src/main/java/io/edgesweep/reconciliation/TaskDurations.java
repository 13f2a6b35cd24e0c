package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.FirstLooks;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.TaskEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the tasks of each site and kind have lately taken, and so when the next ones are worth a first look: when nine in
 * ten were over, but not more than a look's interval after the first in ten. What was learned is kept for the next run.
 */
final class TaskDurations {

    /** So many of the latest count. */
    private static final int LATELY = 100;

    private final FirstLooks looks;
    private final LookBounds bounds;
    private final Instant began;
    private final Map<SiteAndKind, Deque<Duration>> lately = new HashMap<>();
    private final Map<SiteAndKind, Duration> kept = new HashMap<>();

    /** @param began what was accepted before then may have been looked at late, and says nothing */
    TaskDurations(FirstLooks looks, LookBounds bounds, Instant began) {
        this.looks = looks;
        this.bounds = bounds;
        this.began = began;
    }

    /** How long after it was accepted a task is to be asked for first. */
    synchronized Duration firstLook(String site, Kind kind) {
        return firstLook(new SiteAndKind(site, kind));
    }

    private Duration firstLook(SiteAndKind of) {
        Deque<Duration> its = lately.get(of);
        return bounds.firstLookNear(its == null ? kept(of) : worthALook(its));
    }

    private Duration kept(SiteAndKind of) {
        return kept.computeIfAbsent(of, key -> looks.of(key.site(), key.kind()).orElse(bounds.firstLook()));
    }

    private Duration worthALook(Deque<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        Duration most = sorted.get(sorted.size() * 9 / 10);
        Duration latest = sorted.get(sorted.size() / 10).plus(bounds.every());
        return most.compareTo(latest) < 0 ? most : latest;
    }

    /**
     * A batch's task is seen to be over.
     *
     * @param end     what the provider says of its end
     * @param created when it says that it has created it, if it does
     */
    synchronized void over(Batch batch, TaskEnd end, @Nullable Instant created, Instant now) {
        Instant accepted = batch.calls().answered();
        if (accepted == null || accepted.isBefore(began) || accepted.isAfter(now)) {
            return;
        }
        Deque<Duration> its = lately.computeIfAbsent(SiteAndKind.of(batch), key -> new ArrayDeque<>());
        if (its.size() == LATELY) {
            its.removeFirst();
        }
        its.addLast(duration(batch, end, created, Duration.between(accepted, now)));
    }

    /**
     * What was over at its first look may have been so for long: unless the provider tells, it is taken for somewhat less, so
     * that first looks come earlier from time to time, until they come too early. What was not was over between two looks.
     */
    private Duration duration(Batch batch, TaskEnd end, @Nullable Instant created, Duration seen) {
        Duration guessed = told(end, created).orElse(seen.multipliedBy(9).dividedBy(10));
        Duration atMostSeen = guessed.compareTo(seen) < 0 ? guessed : seen;
        boolean firstLook = batch.reason().isNone();
        return larger(atMostSeen, firstLook ? seen.dividedBy(2) : seen.minus(bounds.gathering()));
    }

    /** In whole seconds. That a task is listed late is not told. */
    private static Optional<Duration> told(TaskEnd end, @Nullable Instant created) {
        Instant completed = end.completed();
        return created == null || completed == null
                ? Optional.empty()
                : Optional.of(Duration.between(created, completed).plusSeconds(1));
    }

    private static Duration larger(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Keeps for the next run what has changed by more than a fifth. */
    synchronized void keep() {
        for (SiteAndKind of : lately.keySet()) {
            Duration before = kept(of);
            Duration now = firstLook(of);
            if (now.minus(before).abs().multipliedBy(5).compareTo(before) > 0) {
                looks.keep(of.site(), of.kind(), now);
                kept.put(of, now);
            }
        }
    }
}
