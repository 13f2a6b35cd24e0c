package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what the provider took to its end: pages through the task of each batch until every target of it has an outcome,
 * or the run's time is up.
 */
public final class Reconciler {

    /** Later than any look that was put off. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final String run;
    private final OpenBatches open;
    private final TaskRowReader tasks;
    private final TaskSearch search;
    private final Instant deadline;
    private final Duration every;
    private final Duration longestWait;
    private final Duration lease;
    private final InstantSource clock;
    private final Predicate<TargetRow> warm;
    private final UnknownTasks oddities;

    /**
     * A reconciler for one run.
     *
     * @param deadline when the run must come to its end
     * @param every    how long a task is left alone that is not final
     * @param longestWait a look further ahead than this was put there before the clock was set back
     * @param lease    longer than it takes to ask for one task
     * @param warm     which of the rows that are confirmed are to be prefetched
     * @param note     takes what people should know besides, for the run's report
     */
    public Reconciler(
            String run,
            OpenBatches open,
            Providers providers,
            Instant deadline,
            Duration every,
            Duration longestWait,
            Duration lease,
            InstantSource clock,
            Predicate<TargetRow> warm,
            Consumer<String> note) {
        this.run = run;
        this.open = open;
        this.tasks = new TaskRowReader(providers);
        this.search = new TaskSearch(providers, open);
        this.deadline = deadline;
        this.every = every;
        this.longestWait = longestWait;
        this.lease = lease;
        this.clock = clock;
        this.warm = warm;
        this.oddities = new UnknownTasks(note);
    }

    /**
     * The next batch to whose task it is time to look. At the deadline it is time for all of them, and so it is after the
     * clock was set back: otherwise we would wait until it has caught up.
     */
    public Optional<SubmittedBatch> next() {
        Instant now = clock.instant();
        Instant due = now.isBefore(deadline) ? now : now.plus(A_YEAR);
        Optional<SubmittedBatch> next = open.takeSubmitted(run, due, now, now.plus(lease));
        return next.isEmpty() && wasSetBack(now)
                ? open.takeSubmitted(run, now.plus(A_YEAR), now, now.plus(lease))
                : next;
    }

    private boolean wasSetBack(Instant now) {
        return open.nextSubmitted(run, now)
                .filter(look -> look.isAfter(now.plus(longestWait)))
                .isPresent();
    }

    /** When it is time for the next one; empty when there is none left. */
    public Optional<Instant> nextLook() {
        return open.nextSubmitted(run, clock.instant()).map(look -> look.isBefore(deadline) ? look : deadline);
    }

    /**
     * Looks at a batch's task, and settles the batch if the task has come to its end.
     *
     * @throws ProviderException when the provider does not tell; the batch stays taken, and is to be {@link #lookLater looked at
     *                           later} or {@link #giveUp given up}
     */
    public void reconcile(SubmittedBatch submitted) throws ProviderException, InterruptedException {
        Batch batch = submitted.batch();
        TaskRowReader.Listed listed = tasks.of(submitted);
        oddities.in(batch, listed);
        Map<Integer, TargetVerdict> verdicts = listed.verdicts();
        if (verdicts.isEmpty() && !clock.instant().isBefore(deadline) && isAnotherTask(submitted)) {
            return;
        }
        int openTargets = batch.size() - submitted.closed().size();
        long ended = verdicts.values().stream().filter(TargetVerdict::isFinal).count();
        if (ended == openTargets) {
            settle(submitted, verdicts);
            return;
        }
        String progress =
                "still processing: " + (openTargets - ended) + " of " + openTargets + ", listed: " + verdicts.size();
        if (clock.instant().isBefore(deadline)) {
            open.lookAgain(submitted, progress, clock.instant().plus(every));
        } else {
            leaveOpen(submitted, verdicts, progress + " when the run's time was up");
        }
    }

    /** Nothing of the batch is listed under its task at the last look: the id that the provider named may be wrong. */
    private boolean isAnotherTask(SubmittedBatch submitted) throws ProviderException, InterruptedException {
        Optional<String> other = search.other(submitted);
        if (other.isEmpty() || !open.correctTask(submitted, other.get(), clock.instant())) {
            return false;
        }
        oddities.otherTask(submitted.batch(), other.get());
        return true;
    }

    /** Looks at a batch again when it is time for it, because the provider did not tell. */
    public void lookLater(SubmittedBatch submitted, String why) {
        open.lookAgain(submitted, why, clock.instant().plus(every));
    }

    /** Leaves a batch open without a look at it. */
    public void giveUp(SubmittedBatch submitted, String why) {
        leaveOpen(submitted, Map.of(), why);
    }

    private void settle(SubmittedBatch submitted, Map<Integer, TargetVerdict> verdicts) {
        Batch batch = submitted.batch();
        boolean allFailed = verdicts.values().stream().noneMatch(TargetVerdict::isConfirmed);
        String commonReason = allFailed ? verdicts.values().iterator().next().reason() : "";
        List<DeviatingTarget> exceptions = new ArrayList<>();
        verdicts.forEach((position, verdict) -> {
            if (verdict.isFailed() && (!allFailed || !verdict.reason().equals(commonReason))) {
                exceptions.add(new DeviatingTarget(position, Outcome.FAILED, verdict.reason()));
            }
        });
        open.settle(
                run,
                submitted,
                allFailed ? BatchState.FAILED : BatchState.CONFIRMED,
                commonReason,
                exceptions,
                again(submitted, verdicts),
                TargetVerdict.endOf(verdicts.values()),
                warm,
                clock.instant());
        log.debug("Batch {}: settled, {} targets failed", batch.id(), allFailed ? verdicts.size() : exceptions.size());
    }

    /** The targets that failed and may be tried once more. */
    private static List<TargetRow> again(SubmittedBatch submitted, Map<Integer, TargetVerdict> verdicts) {
        if (submitted.batch().attempt() >= Batch.ATTEMPTS) {
            return List.of();
        }
        return verdicts.entrySet().stream()
                .filter(each -> each.getValue().isFailed())
                .map(each -> submitted.targets().get(each.getKey()))
                .toList();
    }

    /** What is known of some of the targets is kept; the next run asks for the rest, and tries again what failed. */
    private void leaveOpen(SubmittedBatch submitted, Map<Integer, TargetVerdict> verdicts, String evidence) {
        List<DeviatingTarget> settled = new ArrayList<>();
        verdicts.forEach((position, verdict) -> {
            if (verdict.isConfirmed()) {
                settled.add(new DeviatingTarget(position, Outcome.CONFIRMED, ""));
            } else if (verdict.isFailed()) {
                settled.add(new DeviatingTarget(position, Outcome.FAILED, verdict.reason()));
            }
        });
        open.leaveOpen(
                run,
                submitted,
                settled,
                again(submitted, verdicts),
                "accepted as task " + submitted.batch().taskId() + " at "
                        + submitted.batch().answeredAt() + "; " + evidence,
                warm,
                clock.instant());
    }
}
