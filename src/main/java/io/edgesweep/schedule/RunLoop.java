package io.edgesweep.schedule;

import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.order.OrderQueue;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.order.Ownership;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.pause.Hold;
import io.edgesweep.process.StoppedByPersonException;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the turns that the timetable gives out, and the runs that were asked for, and executes several of them side by side. What
 * goes wrong in one of them does not keep the next from coming.
 */
final class RunLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunLoop.class);

    private final Timetable timetable;
    private final JobFolder folder;
    private final JobStarter starter;
    private final OrderQueue asked;
    private final Settings settings;
    private final Nodes nodes;
    private final NodeAgreement agreement;
    private final JobHolds holds;
    private final BooleanSupplier stopped;
    private final RunPlaces places;
    private final ExecutorService threads;

    /** The orders that wait for their job's file and of which that was said. */
    private final Set<String> heldUp = ConcurrentHashMap.newKeySet();

    /** By the job's name: what this process has for itself for its run. */
    private final Map<String, Set<String>> owned = new ConcurrentHashMap<>();

    /** What other processes have that work with the ledger, as it was when we looked last. */
    private volatile Map<String, String> elsewhere = Map.of();

    private boolean askedLast = true;
    private volatile boolean freed;
    private volatile @Nullable RuntimeException failure;

    RunLoop(
            Timetable timetable,
            JobFolder folder,
            JobStarter starter,
            OrderQueue asked,
            Settings settings,
            Others others,
            JobHolds holds,
            BooleanSupplier stopped) {
        this.timetable = timetable;
        this.folder = folder;
        this.starter = starter;
        this.asked = asked;
        this.settings = settings;
        this.nodes = others.nodes();
        this.agreement = others.agreement();
        this.holds = holds;
        this.stopped = stopped;
        this.places = new RunPlaces(settings.node().runs());
        this.threads = Executors.newCachedThreadPool(run -> new Thread(run, "run"));
    }

    /**
     * The other processes that work with the ledger.
     *
     * @param nodes     they themselves
     * @param agreement which jobs they would run otherwise
     */
    record Others(Nodes nodes, NodeAgreement agreement) {}

    /** Begins what is due and what is asked for, in turns, until there is nothing that may begin now. What a dead process left goes first. */
    synchronized void beginDue() {
        try {
            while (!stopped.getAsBoolean() && failure == null) {
                boolean begun = askedLast ? beginTurn() || beginAsked() : beginAsked() || beginTurn();
                if (!begun) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            // Nothing may be begun that cannot be remembered.
            failure = e;
        }
    }

    private boolean beginTurn() {
        Optional<TakenFiring> turn = timetable.take(this::mayBegin, owning(this::claim));
        turn.ifPresent(taken -> begin(claim(taken.job()), () -> play(taken)));
        askedLast = turn.isEmpty();
        return turn.isPresent();
    }

    private boolean beginAsked() {
        Optional<QueuedOrder> wanted = asked.take(this::mayBegin, owning(this::claimOf));
        wanted.ifPresent(taken -> begin(claimOf(taken), () -> play(taken)));
        askedLast = true;
        return wanted.isPresent();
    }

    private void begin(RunPlaces.Claim claim, Runnable run) {
        places.begin(claim);
        threads.execute(() -> {
            try {
                run.run();
                giveBack(claim.job());
            } catch (RuntimeException e) {
                log.error(
                        "No other run begins, and those that are under way end and are resumed later: {}",
                        LocalFailure.words(e));
                failure = e;
            } finally {
                places.end(claim);
                freed = true;
            }
        });
    }

    private void giveBack(String job) {
        Set<String> names = owned.remove(job);
        if (names != null) {
            nodes.giveBack(names);
        }
    }

    /** Takes what a run needs over all processes that work with the ledger. */
    private <T> Ownership<T> owning(Function<T, RunPlaces.Claim> claims) {
        return new Ownership<>() {

            @Override
            public boolean take(T work) {
                RunPlaces.Claim claim = claims.apply(work);
                Set<String> names = namesOf(claim);
                boolean ours = nodes.take(names).isEmpty();
                if (ours) {
                    owned.put(claim.job(), names);
                }
                return ours;
            }

            @Override
            public void giveBack(T work) {
                RunLoop.this.giveBack(claims.apply(work).job());
            }
        };
    }

    private Set<String> namesOf(RunPlaces.Claim claim) {
        return WorkClaims.of(
                claim.job(), claim.sites().isEmpty() ? settings.sites().keySet() : claim.sites(), settings);
    }

    /** Looks what others have now. */
    void lookElsewhere() {
        elsewhere = nodes.held();
    }

    private boolean mayBegin(RunPlaces.Claim claim) {
        return places.mayBegin(claim) && namesOf(claim).stream().noneMatch(elsewhere::containsKey);
    }

    private boolean mayBegin(String job) {
        return !places.isFull()
                && !agreement.differs(job)
                && mayBegin(claim(job))
                && holds.ofDue(job).isEmpty();
    }

    private boolean mayBegin(QueuedOrder order) {
        return !places.isFull()
                && claim(order)
                        .filter(claim -> mayBegin(claim) && !isHeld(order, claim))
                        .isPresent();
    }

    /** Somebody who waits for the end of what has not begun is told of it instead. */
    private boolean isHeld(QueuedOrder order, RunPlaces.Claim claim) {
        boolean isTold = order.awaited() && order.run() == null;
        return !isTold && hold(order, claim).isPresent();
    }

    private Optional<Hold> hold(QueuedOrder order, RunPlaces.Claim claim) {
        return order.despitePause() || order.dryRun() ? Optional.empty() : holds.now(claim.work());
    }

    private RunPlaces.Claim claimOf(QueuedOrder order) {
        return claim(order).orElseGet(() -> RunPlaces.Claim.of(order.job()));
    }

    private RunPlaces.Claim claim(String job) {
        return folder.lastKnown(job).map(RunPlaces.Claim::of).orElseGet(() -> RunPlaces.Claim.of(job));
    }

    /**
     * What it keeps others from; a retry has a list of its own, and purges all of it. Empty while its job's file, which was good
     * when it was asked for, has mistakes: it waits until they are corrected. Somebody who waits for its end is told of them instead.
     */
    private Optional<RunPlaces.Claim> claim(QueuedOrder order) {
        if (order.retryOf() != null) {
            return Optional.of(new RunPlaces.Claim(claim(order.job()).work(), Set.of()));
        }
        try {
            return Optional.of(RunPlaces.Claim.of(order.request(settings).job()));
        } catch (MistakesException e) {
            if (order.awaited() || !folder.isThere(order.job())) {
                return Optional.of(RunPlaces.Claim.of(order.job()));
            }
            if (heldUp.add(order.id())) {
                log.warn(
                        "job {}, as asked for at {}: waits until the mistakes in the job's file are corrected: {}",
                        order.job(),
                        order.at(),
                        words(e));
            }
            return Optional.empty();
        }
    }

    /** When each scheduled job is due that does not have to wait for others that are under way, by name. */
    Map<String, Instant> due(Instant now) {
        Map<String, Instant> due = timetable.due();
        due.entrySet().removeIf(each -> !each.getValue().isAfter(now) && !mayBegin(each.getKey()));
        timetable.due().keySet().stream()
                .filter(job -> !due.containsKey(job))
                .forEach(job -> holds.ofDue(job).flatMap(Hold::end).ifPresent(end -> due.put(job, end)));
        return due;
    }

    /** Whether something was asked for that may begin. */
    boolean isAsked() {
        return asked.isWaiting(this::mayBegin);
    }

    /** Whether a run has ended since this was last asked, so that others may begin now. */
    boolean isFreed() {
        boolean was = freed;
        freed = false;
        return was;
    }

    /** Returns when the last run has come to its end. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.DAYS)) {
                log.debug("Runs are still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(QueuedOrder wanted) {
        Optional<Hold> hold = wanted.run() == null ? hold(wanted, claimOf(wanted)) : Optional.empty();
        if (hold.isPresent()) {
            log.info(
                    "job {}, as asked for at {}: {}",
                    wanted.job(),
                    wanted.at(),
                    hold.get().words());
            asked.ended(wanted, State.PAUSED, hold.get().words());
            return;
        }
        try {
            if (starter.run(wanted, run -> asked.begun(wanted, run))) {
                asked.ended(wanted, State.ENDED, "");
            }
        } catch (StoppedByPersonException e) {
            log.info("job {}, as asked for at {}: {}", wanted.job(), wanted.at(), e.getMessage());
            asked.ended(wanted, State.STOPPED, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | MistakesException e) {
            log.error("job {}, as asked for at {}: failed: {}", wanted.job(), wanted.at(), words(e));
            asked.ended(wanted, e instanceof MistakesException ? State.MISTAKEN : State.FAILED, words(e));
        } catch (RuntimeException e) {
            if (LocalFailure.isOfTheLedger(e)) {
                throw e;
            }
            log.error(
                    "job {}, as asked for at {}: failed unexpectedly; please report it", wanted.job(), wanted.at(), e);
            asked.ended(wanted, State.FAILED, "internal error; see the log of serve and please report it");
        }
    }

    private void play(TakenFiring turn) {
        boolean over;
        try {
            over = starter.run(folder.job(turn.job()), turn.firing(), run -> timetable.begun(turn, run));
        } catch (StoppedByPersonException e) {
            log.info("job {}: the firing of {}: {}", turn.job(), turn.firing(), e.getMessage());
            over = true;
        } catch (IOException | UncheckedIOException | MistakesException e) {
            log.error("job {}: the firing of {} failed: {}", turn.job(), turn.firing(), words(e));
            log.debug("It was", e);
            over = true;
        } catch (RuntimeException e) {
            if (LocalFailure.isOfTheLedger(e)) {
                throw e;
            }
            log.error("job {}: the firing of {} failed unexpectedly; please report it", turn.job(), turn.firing(), e);
            over = true;
        }
        if (over) {
            timetable.ended(turn);
        }
    }

    private static String words(Exception e) {
        return e instanceof MistakesException mistakes ? JobFolder.words(mistakes) : LocalFailure.words(e);
    }

    /**
     * Ends the caller's work if no turn can be played any more.
     *
     * @throws RuntimeException what was wrong, most likely with the ledger
     */
    void check() {
        RuntimeException found = failure;
        if (found != null) {
            throw found;
        }
    }
}
