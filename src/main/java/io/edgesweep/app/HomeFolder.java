package io.edgesweep.app;

import io.edgesweep.session.Purpose;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.read.HomeKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps commands that begin no run from making a home folder by a name that was mistyped. */
final class HomeFolder {

    private HomeFolder() {}

    /**
     * Refuses it where nobody has worked yet: by a command about a run always, by others where the folder was named for this command
     * alone or for this shell. A ledger in PostgreSQL is found all the same.
     *
     * @throws MistakesException if so
     */
    static void requireFor(Purpose purpose, ReadConfiguration read) {
        if (purpose == Purpose.RUN || read.isPostgres() || !LedgerOpener.isMissing(read)) {
            return;
        }
        Path home = read.settings().folders().home().toAbsolutePath().normalize();
        Optional<String> place = HomeKey.namedAt(read.environment());
        if (purpose.isOfRun()) {
            throw refused(
                    place,
                    "there is no ledger in " + home
                            + " yet: the first run makes it. If there should be one, correct this");
        }
        if (place.isPresent() && Files.notExists(home)) {
            throw refused(place, "there is no folder " + home + "; correct this, or begin with a run, which makes it");
        }
    }

    private static MistakesException refused(Optional<String> place, String words) {
        return new MistakesException(List.of(new Mistake(place.orElse(""), HomeKey.NAME, words)));
    }
}
