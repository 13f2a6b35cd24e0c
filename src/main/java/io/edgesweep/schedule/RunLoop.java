package io.edgesweep.schedule;

import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.order.OrderQueue;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.process.StoppedByPersonException;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the turns that the timetable gives out, and the runs that were asked for. What goes wrong in one of them does not keep the next from coming. */
final class RunLoop {

    private static final Logger log = LoggerFactory.getLogger(RunLoop.class);

    private final Timetable timetable;
    private final JobFolder folder;
    private final JobStarter starter;
    private final OrderQueue asked;
    private final BooleanSupplier stopped;
    private boolean askedLast = true;
    private volatile @Nullable RuntimeException failure;

    RunLoop(Timetable timetable, JobFolder folder, JobStarter starter, OrderQueue asked, BooleanSupplier stopped) {
        this.timetable = timetable;
        this.folder = folder;
        this.starter = starter;
        this.asked = asked;
        this.stopped = stopped;
    }

    /** Plays what is due and what is asked for, in turns, until there is nothing. What a dead process left goes first. */
    void playDue() {
        try {
            while (!stopped.getAsBoolean() && failure == null) {
                boolean played = askedLast ? playTurn() || playAsked() : playAsked() || playTurn();
                if (!played) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            // Nothing may be begun that cannot be remembered.
            failure = e;
        }
    }

    private boolean playTurn() {
        Optional<TakenFiring> turn = timetable.take();
        turn.ifPresent(this::play);
        askedLast = turn.isEmpty();
        return turn.isPresent();
    }

    private boolean playAsked() {
        Optional<QueuedOrder> wanted = asked.take();
        wanted.ifPresent(this::play);
        askedLast = true;
        return wanted.isPresent();
    }

    private void play(QueuedOrder wanted) {
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
