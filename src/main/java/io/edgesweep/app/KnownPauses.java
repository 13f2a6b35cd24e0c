package io.edgesweep.app;

import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockedException;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.Pause;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Verbosity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people have paused, for commands that do without the ledger where there is none, or another process has it. */
final class KnownPauses {

    private static final Logger log = LoggerFactory.getLogger(KnownPauses.class);

    private final SessionOpener sessions;

    KnownPauses(SessionOpener sessions) {
        this.sessions = sessions;
    }

    List<Pause> of(ReadConfiguration read, Verbosity verbosity) {
        Optional<LocalReading> beside = sessions.beside(read, verbosity);
        if (beside.isEmpty() && LedgerOpener.isMissing(read)) {
            return List.of();
        }
        try (LocalReading reading = beside.orElseGet(() -> sessions.openToRead(read, verbosity, Duration.ZERO))) {
            return reading.pausing().all();
        } catch (ServedException e) {
            return ofServe(e);
        } catch (LockedException | LedgerLostException | LocalStateException e) {
            log.warn("Whether somebody has paused a job is not known: {}", e.getMessage());
            return List.of();
        }
    }

    private static List<Pause> ofServe(ServedException served) {
        try {
            return served.serving().pausing().all();
        } catch (IOException | LocalStateException e) {
            log.warn("Whether somebody has paused a job is not known: {}", e.getMessage());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
