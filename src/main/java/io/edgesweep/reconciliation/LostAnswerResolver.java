package io.edgesweep.reconciliation;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.ledger.UnsettledBatch;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.reconciliation.TaskSearch.Found;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the provider took a batch whose call brought no answer. The API has no key by which a call could be
 * repeated safely, so the provider is asked: which tasks came into being while the call can have been on the wire, and
 * which of them holds the batch's targets and no others? New tasks are listed with a lag, so the absence of one is
 * believed only after the last of several looks. The looks before it ask for one target of the batch, which is one
 * question. The last one reads all tasks of that time, for all batches together whose time has come, because a target may
 * be spelled otherwise there, or have been refused.
 */
public final class LostAnswerResolver {

    /** A run sends a batch at most so often; then the next run does or, where nothing ever answered, a person must look. */
    public static final int CALLS = 3;

    private static final Logger log = LoggerFactory.getLogger(LostAnswerResolver.class);

    /** So many targets are looked for at once at the last look, so that it needs no more than some 50 MB. */
    private static final int MOST_TARGETS = 100_000;

    /** Later than any look that was put off. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final String run;
    private final Action action;
    private final OpenBatches open;
    private final TaskSearch search;
    private final Instant deadline;
    private final LookDelays waits;
    private final Duration lease;
    private final Runnable stop;
    private final InstantSource clock;

    /**
     * A settler for one run, of the calls of one action.
     *
     * @param deadline when the run must come to its end
     * @param waits how long is waited before the first look, before the second, …
     * @param lease longer than it takes to ask for one page
     * @param stop  throws when the process is asked to end
     */
    public LostAnswerResolver(
            String run,
            Action action,
            OpenBatches open,
            Providers providers,
            Instant deadline,
            List<Duration> waits,
            Duration lease,
            Runnable stop,
            InstantSource clock) {
        this.run = run;
        this.action = action;
        this.open = open;
        this.search = new TaskSearch(providers, open);
        this.deadline = deadline;
        this.waits = new LookDelays(waits);
        this.lease = lease;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * The next batch to which it is time to look, or the next batches; after the clock was set back, it is time for all of
     * them. One lane at a time, so that the others do not take one each of what is to be looked at together.
     */
    public synchronized Optional<BatchLookup> next() {
        while (true) {
            Instant now = clock.instant();
            Optional<UnsettledBatch> next = take(now);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            UnsettledBatch first = next.get();
            if (waits.after(now, first).isPresent()) {
                return Optional.of(BatchLookup.early(now, first));
            }
            Optional<Instant> together = lastLookOfOthers(first, now);
            if (together.isEmpty()) {
                return Optional.of(BatchLookup.last(now, withOthers(first, now)));
            }
            open.lookAgain(first, first.batch().reason(), together.get());
        }
    }

    private Optional<UnsettledBatch> take(Instant now) {
        Optional<UnsettledBatch> next = open.takeUnsettled(run, action, now, now, now.plus(lease));
        return next.isEmpty() && wasSetBack(now)
                ? open.takeUnsettled(run, action, now.plus(A_YEAR), now, now.plus(lease))
                : next;
    }

    private boolean wasSetBack(Instant now) {
        Instant latest = now.plus(waits.all());
        return open.nextUnsettled(run, action, now)
                .filter(look -> look.isAfter(latest))
                .isPresent();
    }

    /**
     * When others of the site and kind come to their last look that this one's can wait for: it waits no longer for them
     * than it has waited for its own.
     */
    private Optional<Instant> lastLookOfOthers(UnsettledBatch first, Instant now) {
        Instant ownLook = first.sentTo().plus(waits.all());
        Instant latest = ownLook.isBefore(deadline.minus(waits.all())) ? ownLook : deadline.minus(waits.all());
        return open.lastSent(first, latest).map(sent -> sent.plus(waits.all())).filter(look -> look.isAfter(now));
    }

    private List<UnsettledBatch> withOthers(UnsettledBatch first, Instant now) {
        List<UnsettledBatch> batches = new ArrayList<>(List.of(first));
        int targets = first.targets().size();
        Optional<UnsettledBatch> next = open.takeLike(first, now.minus(waits.all()), now, now.plus(lease));
        while (next.isPresent()) {
            batches.add(next.get());
            targets += next.get().targets().size();
            next = targets < MOST_TARGETS
                    ? open.takeLike(first, now.minus(waits.all()), now, now.plus(lease))
                    : Optional.empty();
        }
        return batches;
    }

    /** When it is time for the next one; empty when there is none left that we can do something about. */
    public Optional<Instant> nextLook() {
        return open.nextUnsettled(run, action, clock.instant());
    }

    /**
     * Looks at what the provider has, and moves the batches on if that tells enough.
     *
     * @throws ProviderException when the provider does not tell; the batches that it is about stay in the look, unsettled
     */
    public void settle(BatchLookup look) throws ProviderException, InterruptedException {
        leaveWhatIsNotFollowed(look);
        Map<Long, Found> found = new HashMap<>();
        for (UnsettledBatch each : look.unsettled()) {
            Optional<UnsettledBatch> held = renewed(look, each);
            if (held.isPresent()) {
                Found best = bySample(held.get(), look);
                if (best != null && best.isWhole()) {
                    adopt(look, held.get(), best);
                } else if (look.isLast()) {
                    found.put(each.batch().id(), best);
                } else {
                    Instant next = nextLookAfter(look, each);
                    log.info(
                            "Batch {}: its call was not answered, and no task at the provider shows it yet; asked again at {} UTC, and"
                                    + " sent again only if there is none at {} UTC",
                            each.batch().id(),
                            HumanFormat.time(next),
                            HumanFormat.time(each.sentTo().plus(waits.all())));
                    open.lookAgain(held.get(), each.batch().reason(), next);
                    look.isDone(each);
                }
            }
        }
        if (!look.unsettled().isEmpty()) {
            lookForTheLastTime(look, found);
        }
    }

    /** What is not seen of them is no sign that they were not taken: they are never sent again without a person's word. */
    private void leaveWhatIsNotFollowed(BatchLookup look) {
        for (UnsettledBatch each : look.unsettled()) {
            if (!search.isFollowed(each)) {
                open.leaveForAPerson(each, sentWindow(each, Reason.of("answer-lost.unknown-zone")));
                look.isDone(each);
            }
        }
    }

    private @Nullable Found bySample(UnsettledBatch unsettled, BatchLookup look)
            throws ProviderException, InterruptedException {
        String sample = sample(unsettled, waits.left(look.began(), unsettled));
        // What a purge of everything is called there is not documented, so that it cannot be asked for by name.
        boolean atOnce = sample.isEmpty() && look.isLast();
        return atOnce ? null : search.best(unsettled, search.withTarget(unsettled, sample), look.isLast(), null);
    }

    /** Another target at each look, from the first one to the last: one may have been refused, or be spelled otherwise. */
    private String sample(UnsettledBatch unsettled, int looksLeft) {
        int looks = waits.each().size();
        int look = Math.max(0, looks - looksLeft - 1);
        int position = looks == 1 ? 0 : (unsettled.targets().size() - 1) * look / (looks - 1);
        return unsettled.targets().get(position).target().value();
    }

    private Instant nextLookAfter(BatchLookup look, UnsettledBatch unsettled) {
        return waits.after(look.began(), unsettled)
                .orElseGet(() -> clock.instant().plus(waits.first()));
    }

    private void lookForTheLastTime(BatchLookup look, Map<Long, Found> bySample)
            throws ProviderException, InterruptedException {
        Optional<Map<Long, Set<String>>> read =
                search.ofAll(look.site(), look.kind(), look.unsettled(), () -> goesOn(look));
        if (read.isEmpty()) {
            giveUp(look, Reason.of("answer-lost.time-up"));
            return;
        }
        Map<Long, Set<String>> candidates = read.get();
        for (UnsettledBatch each : look.unsettled()) {
            Optional<UnsettledBatch> held = renewed(look, each);
            if (held.isPresent()) {
                long id = each.batch().id();
                Found best = search.best(held.get(), candidates.getOrDefault(id, Set.of()), true, bySample.get(id));
                if (best != null) {
                    adopt(look, held.get(), best);
                } else {
                    notTaken(held.get(), look.began());
                    look.isDone(each);
                }
            }
        }
    }

    /** Whether there is time for another page. */
    private boolean goesOn(BatchLookup look) {
        stop.run();
        renew(look);
        return clock.instant().isBefore(deadline);
    }

    private Optional<UnsettledBatch> renewed(BatchLookup look, UnsettledBatch batch) {
        renew(look);
        return look.held(batch);
    }

    /** A look takes as long as there are pages, longer than a lease, perhaps. */
    private void renew(BatchLookup look) {
        Instant now = clock.instant();
        look.replaceEach(each -> each.lease().minus(lease.dividedBy(2)).isAfter(now)
                ? Optional.of(each)
                : open.renew(each, now.plus(lease)));
    }

    /** Adopts the task, unless the answer to a call that is under way may yet say that it is another batch's. */
    private void adopt(BatchLookup look, UnsettledBatch unsettled, Found found) {
        if (open.adopt(unsettled, found.taskId(), found.missing(), clock.instant())) {
            log.info(
                    "Batch {}: the provider took it as task {}, {} targets apart",
                    unsettled.batch().id(),
                    found.taskId(),
                    found.missing().size());
        } else {
            open.lookAgain(unsettled, unsettled.batch().reason(), nextLookAfter(look, unsettled));
        }
        look.isDone(unsettled);
    }

    private void notTaken(UnsettledBatch unsettled, Instant lookedAt) {
        Batch batch = unsettled.batch();
        Reason evidence = Reason.of("answer-lost.no-task", unsettled.sentFrom(), unsettled.sentTo(), lookedAt);
        if (batch.calls().count() < CALLS) {
            log.info(
                    "Batch {}: to be sent again unless asked for since, {}",
                    batch.id(),
                    Words.english().say(evidence));
            open.sendAgain(unsettled, evidence);
        } else if (!batch.calls().code().isEmpty()) {
            putOff(unsettled, evidence);
        } else {
            log.warn(
                    "Batch {}: sent {} times, left for a person, {}. Look at the provider's console, then edgesweep reconcile RUN --settle BATCH=WORD",
                    batch.id(),
                    CALLS,
                    Words.english().say(evidence));
            open.leaveForAPerson(unsettled, Reason.of("answer-lost.twice", CALLS, evidence));
        }
    }

    /** The provider answers, though with errors of its own: that it has no task can be believed. */
    private void putOff(UnsettledBatch unsettled, Reason evidence) {
        Batch batch = unsettled.batch();
        Reason trouble = Reason.of("provider-fault.again", batch.calls().count(), batch.reason());
        log.warn(
                "Batch {}: left for the next run, {}; {}",
                batch.id(),
                Words.english().say(trouble),
                Words.english().say(evidence));
        open.putOff(
                run,
                unsettled,
                trouble,
                new Finding(
                        clock.instant(),
                        FindingKind.UNAVAILABLE,
                        "",
                        Reason.of(
                                "finding.batch-refused",
                                batch.id(),
                                batch.key().site(),
                                batch.calls().count(),
                                batch.reason())));
    }

    /** Looks at the batches again later in the run, because the provider did not tell. */
    public void lookLater(BatchLookup look, Reason why) {
        Instant when = clock.instant().plus(waits.first());
        look.unsettled().forEach(each -> open.lookAgain(each, why, when));
    }

    /** Leaves the batches to the next run, because the provider does not tell. */
    public void giveUp(BatchLookup look, Reason why) {
        look.unsettled().forEach(each -> open.leaveForAPerson(each, sentWindow(each, why)));
    }

    private static Reason sentWindow(UnsettledBatch unsettled, Reason why) {
        return Reason.of("answer-lost.window", unsettled.sentFrom(), unsettled.sentTo(), why);
    }
}
