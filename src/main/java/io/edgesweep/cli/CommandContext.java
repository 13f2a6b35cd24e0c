package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.session.Launcher;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.Reading;
import io.edgesweep.session.Session;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every command works with.
 *
 * @param engines  start the application
 * @param terminal where is read and printed
 * @param options  configuration given on the command line, {@code --key=value} each
 */
record CommandContext(Launcher engines, Terminal terminal, List<String> options) {

    void print(String text) {
        terminal.out().println(text);
    }

    /**
     * Tells how something ended: as data when JSON was asked for, else in words. Asked to be quiet, it says words only when
     * something went wrong, and on standard error, because that is what cron sends a mail of.
     *
     * @param good whether it ended well
     */
    void tell(CommonOptions common, boolean good, Supplier<String> json, Supplier<String> words) {
        if (common.json) {
            print(json.get());
        } else if (!common.isQuiet()) {
            print(words.get());
        }
        if (common.isQuiet() && !good) {
            terminal.err().println(words.get());
        }
    }

    /** Opens the ledger to read it, and says to people so where there is none. */
    Reading reading(CommonOptions common, LockOptions lock) {
        Reading reading = engines.openToRead(options, common.verbosity(), lock.patience());
        if (!common.json) {
            reading.missing().ifPresent(home -> terminal.err()
                    .println("There is no ledger in " + home
                            + " yet: the first run makes it. If there should be one, correct edgesweep.home"));
        }
        return reading;
    }

    /**
     * Opens the application, or has another process answer that holds the home folder.
     *
     * @param sends whether the command may send, which a process that executes one run does not take over
     */
    Session session(CommonOptions common, LockOptions lock, boolean sends) {
        return engines.open(options, common.verbosity(), lock.patience(), sends ? Purpose.RUN : Purpose.BESIDE);
    }
}
