package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.ledger.Unsettled;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.target.Kind;
import io.edgesweep.task.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the provider took a batch whose call brought no answer. The API has no key by which a call could be
 * repeated safely, so the provider is asked: which tasks for one of the batch's targets came into being while the call can
 * have been on the wire, and which of them holds the batch's targets and no others? New tasks are listed with a lag, so
 * the absence of one is believed only after the last of several looks.
 */
public final class Settler {

    /** A run sends a batch at most so often; then the next run does or, where nothing ever answered, a person must look. */
    public static final int CALLS = 3;

    private static final Logger log = LoggerFactory.getLogger(Settler.class);

    /**
     * The provider's clock and ours may differ by five minutes, beyond which it refuses every call (API page on signing,
     * X-TC-Timestamp); and both are read in whole seconds.
     */
    private static final Duration SKEW = Duration.ofMinutes(6);

    /** Later than any look that was put off. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final String run;
    private final OpenBatches open;
    private final TaskRows tasks;
    private final List<Duration> waits;
    private final Duration lease;
    private final InstantSource clock;

    /**
     * A settler for one run.
     *
     * @param waits how long is waited before the first look, before the second, …
     * @param lease longer than one look takes
     */
    public Settler(
            String run,
            OpenBatches open,
            Providers providers,
            List<Duration> waits,
            Duration lease,
            InstantSource clock) {
        this.run = run;
        this.open = open;
        this.tasks = new TaskRows(providers);
        this.waits = List.copyOf(waits);
        this.lease = lease;
        this.clock = clock;
    }

    /** The next batch to which it is time to look; after the clock was set back, it is time for all of them. */
    public Optional<Unsettled> next() {
        Instant now = clock.instant();
        Optional<Unsettled> next = open.takeUnsettled(run, now, now, now.plus(lease));
        return next.isEmpty() && wasSetBack(now)
                ? open.takeUnsettled(run, now.plus(A_YEAR), now, now.plus(lease))
                : next;
    }

    private boolean wasSetBack(Instant now) {
        Instant latest = now.plus(longestWait());
        return open.nextLook(run, BatchState.UNSETTLED, now)
                .filter(look -> look.isAfter(latest))
                .isPresent();
    }

    private Duration longestWait() {
        return Collections.max(waits);
    }

    /** When it is time for the next one; empty when there is none left that we can do something about. */
    public Optional<Instant> nextLook() {
        return open.nextLook(run, BatchState.UNSETTLED, clock.instant());
    }

    /**
     * Looks at what the provider has, and moves the batch on if that tells enough.
     *
     * @throws ProviderException when the provider does not tell; the batch stays unsettled
     */
    public void settle(Unsettled unsettled) throws ProviderException, InterruptedException {
        Instant began = clock.instant();
        Optional<Instant> nextLook = waitAfter(began, unsettled);
        Optional<Found> found = find(unsettled, nextLook.isEmpty());
        if (found.isPresent()) {
            adopt(unsettled, found.get(), nextLook);
        } else if (nextLook.isPresent()) {
            open.lookAgain(unsettled, unsettled.batch().reason(), nextLook.get());
        } else {
            notTaken(unsettled, began);
        }
    }

    /** A task that is the batch's, and the positions of the targets that it does not hold. */
    private record Found(String taskId, Set<Integer> missing) {}

    /**
     * The task that is the batch's. Targets that are missing from it may be refused ones, or only not listed yet, or it is
     * somebody else's for some of the same targets: so it counts at the last look only, and only if none holds more.
     */
    private Optional<Found> find(Unsettled unsettled, boolean lastLook) throws ProviderException, InterruptedException {
        String first = unsettled.targets().get(0).target().value();
        Found best = best(unsettled, first, lastLook, null);
        // The first target may be spelled otherwise there, or have been refused.
        if ((best == null || !best.missing().isEmpty()) && !first.isEmpty()) {
            best = best(unsettled, "", lastLook, best);
        }
        return Optional.ofNullable(best);
    }

    private @Nullable Found best(Unsettled unsettled, String target, boolean lastLook, @Nullable Found before)
            throws ProviderException, InterruptedException {
        Found best = before;
        for (String taskId : candidates(unsettled, target)) {
            Optional<Set<Integer>> missing = missing(unsettled, taskId);
            if (missing.isPresent()
                    && !open.knowsTask(taskId)
                    && (lastLook || missing.get().isEmpty())
                    && (best == null || missing.get().size() < best.missing().size())) {
                best = new Found(taskId, missing.get());
            }
        }
        return best;
    }

    /** Adopts the task, unless the answer to a call that is under way may yet say that it is another batch's. */
    private void adopt(Unsettled unsettled, Found found, Optional<Instant> nextLook) {
        Instant now = clock.instant();
        if (open.adopt(unsettled, found.taskId(), found.missing(), now)) {
            log.info(
                    "Batch {}: the provider took it as task {}, {} targets apart",
                    unsettled.batch().id(),
                    found.taskId(),
                    found.missing().size());
        } else {
            open.lookAgain(unsettled, unsettled.batch().reason(), nextLook.orElse(now.plus(waits.get(0))));
        }
    }

    private void notTaken(Unsettled unsettled, Instant lookedAt) {
        Batch batch = unsettled.batch();
        String evidence =
                "no task at the provider holds its targets, " + sentWindow(unsettled) + ", looked at " + lookedAt;
        if (batch.calls() < CALLS) {
            log.info("Batch {}: sent again, {}", batch.id(), evidence);
            open.sendAgain(unsettled, evidence);
        } else if (!batch.code().isEmpty()) {
            putOff(unsettled, evidence);
        } else {
            log.warn(
                    "Batch {}: sent {} times, left for a person, {}. Look at the provider's console, then edgesweep reconcile RUN --settle BATCH=WORD",
                    batch.id(),
                    CALLS,
                    evidence);
            open.leaveForAPerson(unsettled, "sent " + CALLS + " times; " + evidence);
        }
    }

    /** The provider answers, though with errors of its own: that it has no task can be believed. */
    private void putOff(Unsettled unsettled, String evidence) {
        Batch batch = unsettled.batch();
        String trouble = "sent " + batch.calls() + " times, the last time answered with " + batch.reason();
        log.warn("Batch {}: left for the next run, {}; {}", batch.id(), trouble, evidence);
        open.putOff(
                run,
                unsettled,
                trouble + "; no task at the provider holds its targets",
                new Finding(
                        clock.instant(),
                        FindingKind.UNAVAILABLE,
                        "",
                        "The API takes no calls from us: batch " + batch.id() + " of site "
                                + batch.key().site() + " was " + trouble + "; the next run sends it again"));
    }

    /** Looks at a batch again later in the run, because the provider did not tell. */
    public void lookLater(Unsettled unsettled, String why) {
        open.lookAgain(unsettled, why, clock.instant().plus(waits.get(0)));
    }

    /** Leaves a batch to the next run, because the provider does not tell. */
    public void giveUp(Unsettled unsettled, String why) {
        open.leaveForAPerson(unsettled, sentWindow(unsettled) + "; " + why);
    }

    private static String sentWindow(Unsettled unsettled) {
        return "sent between " + unsettled.sentFrom() + " and " + unsettled.sentTo();
    }

    /** When to look after {@code now}; empty when the last look is due. */
    private Optional<Instant> waitAfter(Instant now, Unsettled unsettled) {
        if (unsettled.sentTo().isAfter(now)) {
            // The clock was set back since: how long we have waited is not known, so as long as can be.
            return Optional.of(now.plus(longestWait()));
        }
        Instant look = unsettled.sentTo();
        for (Duration wait : waits) {
            look = look.plus(wait);
            if (look.isAfter(now)) {
                return Optional.of(look);
            }
        }
        return Optional.empty();
    }

    /** The tasks that may be the batch's: those of one target of it or, when that is empty, of any. */
    private Set<String> candidates(Unsettled unsettled, String target) throws ProviderException, InterruptedException {
        String site = unsettled.batch().key().site();
        Kind kind = unsettled.batch().key().kind();
        // Set back between the two, the clock told the later of them for the earlier.
        List<Instant> sent = List.of(unsettled.sentFrom(), unsettled.sentTo());
        Instant from = Collections.min(sent).minus(SKEW);
        Instant to = Collections.max(sent).plus(SKEW);
        List<TaskRow> rows = tasks.ofTarget(site, kind, target, from, to);
        TaskRows.Positions positions = new TaskRows.Positions(kind, unsettled.targets());
        Set<String> candidates = new LinkedHashSet<>();
        for (TaskRow row : rows) {
            if (!positions.of(row).isEmpty()) {
                candidates.add(row.taskId());
            }
        }
        return candidates;
    }

    /** The positions of the batch's targets that the task does not hold; empty when it holds one that is not the batch's. */
    private Optional<Set<Integer>> missing(Unsettled unsettled, String taskId)
            throws ProviderException, InterruptedException {
        TaskRows.Positions positions =
                new TaskRows.Positions(unsettled.batch().key().kind(), unsettled.targets());
        Set<Integer> missing = new HashSet<>();
        for (int i = 0; i < unsettled.targets().size(); i++) {
            missing.add(i);
        }
        for (TaskRow row : tasks.ofTask(
                unsettled.batch().key().site(), unsettled.batch().key().kind(), taskId)) {
            List<Integer> held = positions.of(row);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            held.forEach(missing::remove);
        }
        return Optional.of(missing);
    }
}
