package io.edgesweep.schedule;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the turns that the timetable gives out. What goes wrong in one of them does not keep the next from coming. */
final class Conductor {

    private static final Logger log = LoggerFactory.getLogger(Conductor.class);

    private final Timetable timetable;
    private final JobFolder folder;
    private final JobStarter starter;
    private final BooleanSupplier stopped;
    private volatile @Nullable RuntimeException failure;

    Conductor(Timetable timetable, JobFolder folder, JobStarter starter, BooleanSupplier stopped) {
        this.timetable = timetable;
        this.folder = folder;
        this.starter = starter;
        this.stopped = stopped;
    }

    /** Plays what is due, until nothing is. */
    void playDue() {
        try {
            while (!stopped.getAsBoolean() && failure == null) {
                Optional<Turn> turn = timetable.take();
                if (turn.isEmpty()) {
                    return;
                }
                play(turn.get());
            }
        } catch (RuntimeException e) {
            // Nothing may be begun that cannot be remembered.
            failure = e;
        }
    }

    private void play(Turn turn) {
        boolean over;
        try {
            over = starter.run(folder.job(turn.job()), turn.firing(), run -> timetable.begun(turn, run));
        } catch (IOException | UncheckedIOException | MistakesException e) {
            log.error("job {}: the firing of {} failed: {}", turn.job(), turn.firing(), words(e));
            log.debug("It was", e);
            over = true;
        } catch (RuntimeException e) {
            if (isOfTheLedger(e)) {
                throw e;
            }
            log.error("job {}: the firing of {} failed unexpectedly", turn.job(), turn.firing(), e);
            over = true;
        }
        if (over) {
            timetable.ended(turn);
        }
    }

    private static String words(Exception e) {
        return e instanceof MistakesException mistakes
                ? JobFolder.words(mistakes)
                : e.getClass().getSimpleName() + ", " + e.getMessage();
    }

    private static boolean isOfTheLedger(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof LedgerLostException || each instanceof SQLException) {
                return true;
            }
        }
        return false;
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
