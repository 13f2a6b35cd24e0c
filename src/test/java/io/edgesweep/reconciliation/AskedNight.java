package io.edgesweep.reconciliation;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRows;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A night in which twenty batches are sent in a second, calls take 300 ms, and four lanes ask for the tasks meanwhile. */
final class AskedNight {

    static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Duration BETWEEN_CALLS = Duration.ofMillis(50);
    private static final int CALLS_IN_FLIGHT = 6;
    private static final Duration LATENCY = BETWEEN_CALLS.multipliedBy(CALLS_IN_FLIGHT);
    private static final int LANES = 4;

    private final Ledger ledger;
    private final HandMovedTime time;
    private final TasksByTime provider;
    private final String run;
    private final int batches;
    private final int targets;
    private final int others;
    private final Reconciler reconciler;
    private final Deque<AnnouncedBatch> inFlight = new ArrayDeque<>();
    private final Instant[] busyUntil = new Instant[LANES];
    private Instant lastSent;

    /**
     * @param batches how many are sent
     * @param targets how many there are in each
     * @param others  how many targets somebody else has purged beside each of our calls
     */
    AskedNight(
            Ledger ledger,
            HandMovedTime time,
            TasksByTime.Ways ways,
            String run,
            int batches,
            int targets,
            int others) {
        this.ledger = ledger;
        this.time = time;
        this.provider = new TasksByTime(time, ways);
        this.run = run;
        this.batches = batches;
        this.targets = targets;
        this.others = others;
        this.lastSent = time.instant();
        this.reconciler = new Reconciler(
                run,
                ledger.open(),
                ledger.looks(),
                provider,
                time.instant().plus(Duration.ofHours(1)),
                new LookBounds(FIRST_LOOK, EVERY),
                Duration.ofMinutes(5),
                time,
                row -> false,
                text -> {});
        Arrays.fill(busyUntil, time.instant());
    }

    AskedNight played() throws ProviderException, InterruptedException {
        ledger.runs().begin(run, "nightly", "www", "url by invalidate", "hash", "host:1", time.instant());
        List<PlannedBatch> planned = IntStream.range(0, batches)
                .mapToObj(i -> TargetRows.urls(i * targets, targets))
                .map(rows -> new PlannedBatch(BatchKey.of(rows.get(0)), rows))
                .toList();
        ledger.recorder().record(run, planned);
        ledger.recorder().seal(run, (long) batches * targets, Map.of(), List.of(), time.instant());
        while (true) {
            boolean sending = sends();
            Optional<Instant> look = asks();
            if (!sending && look.isEmpty()) {
                return this;
            }
            time.move(sending ? BETWEEN_CALLS : until(look.get()));
        }
    }

    /**
     * How long to wait for the look and for a lane that is free for it, in whole steps. Lanes that asked before would find
     * nothing. What is due and not yet chosen is looked at again soon; that is gone through step by step.
     */
    private Duration until(Instant look) {
        Instant free = Collections.min(Arrays.asList(busyUntil));
        Duration wait = Duration.between(time.instant(), look.isAfter(free) ? look : free);
        return BETWEEN_CALLS.multipliedBy(Math.max(1, wait.dividedBy(BETWEEN_CALLS) - 2));
    }

    private boolean sends() {
        Optional<Batch> next = ledger.due().next(run, Action.PURGE, Set.of());
        if (next.isPresent()) {
            send(next.get());
        }
        if (!inFlight.isEmpty() && (inFlight.size() > CALLS_IN_FLIGHT || next.isEmpty())) {
            AnnouncedBatch answered = inFlight.remove();
            ledger.due()
                    .accepted(
                            answered,
                            task(answered),
                            "request",
                            List.of(),
                            time.instant(),
                            time.instant().plus(firstLook()));
        }
        return !inFlight.isEmpty() || next.isPresent();
    }

    private void send(Batch batch) {
        lastSent = time.instant();
        AnnouncedBatch sent = ledger.due()
                .announce(batch, "host:1", lastSent, lastSent.plusSeconds(60))
                .orElseThrow();
        inFlight.add(sent);
        provider.add(
                task(sent),
                sent.targets().stream().map(row -> row.target().value()).toList());
        if (others > 0) {
            provider.add(
                    "task-of-others-" + batch.id(),
                    IntStream.range(0, others)
                            .mapToObj(i -> "https://www.example.com/of-others-" + i)
                            .toList());
        }
    }

    private static String task(AnnouncedBatch batch) {
        return "task-" + batch.batch().id();
    }

    /** Gives when the next look is to be. */
    private Optional<Instant> asks() throws ProviderException, InterruptedException {
        for (int lane = 0; lane < LANES; lane++) {
            if (!busyUntil[lane].isAfter(time.instant())) {
                int before = questions();
                Optional<TaskLook> look = reconciler.next();
                if (look.isEmpty()) {
                    // Another lane would find nothing either at this moment.
                    break;
                }
                reconciler.reconcile(look.get());
                busyUntil[lane] = time.instant().plus(LATENCY.multipliedBy(questions() - before));
            }
        }
        return reconciler.nextLook();
    }

    /** How long after its acceptance a task is asked for first. */
    Duration firstLook() {
        return reconciler.firstLook("www", Kind.URL);
    }

    /** How many pages were asked for. */
    int questions() {
        return provider.questions().size();
    }

    /** How many of them were pages of windows. */
    long questionsByWindow() {
        return provider.questions().stream()
                .filter(TaskQuery.OfTarget.class::isInstance)
                .count();
    }

    /** How many pages were asked for, for each call that was sent. */
    double pagesACall() {
        return (double) questions() / batches;
    }

    /** How long after the last call all of it was confirmed. */
    Duration sinceTheLastCall() {
        return Duration.between(lastSent, time.instant());
    }

    boolean isAllConfirmed() {
        return ledger.history().counts(run).of(Outcome.CONFIRMED) == (long) batches * targets;
    }
}
