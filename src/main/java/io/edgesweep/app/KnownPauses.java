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
import java.util.function.Consumer;

/** What people have paused, for commands that do without the ledger where there is none, or another process has it. */
final class KnownPauses {

    private final SessionOpener sessions;
    private final Consumer<String> unknown;

    /** @param unknown is told in a sentence why they are not known, if they are not */
    KnownPauses(SessionOpener sessions, Consumer<String> unknown) {
        this.sessions = sessions;
        this.unknown = unknown;
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
            return unknown(e);
        }
    }

    private List<Pause> unknown(Exception why) {
        unknown.accept("whether somebody has paused a job is not known: " + why.getMessage());
        return List.of();
    }

    private List<Pause> ofServe(ServedException served) {
        try {
            return served.serving().pausing().all();
        } catch (IOException | LocalStateException e) {
            return unknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
