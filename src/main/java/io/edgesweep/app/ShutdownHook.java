package io.edgesweep.app;

import io.edgesweep.process.StopSignal;
import io.edgesweep.report.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * What happens when the process is asked to end: whoever works on a run is told, and gets some time to write down the
 * answers that are in flight. What is not written down by then is unsettled, and the next process settles it. A process
 * whose run has ended meanwhile, or whose command is done, has nothing to go on with: it exits with its own code, not with
 * that of the signal.
 */
final class ShutdownHook {

    /** Less than the ten seconds after which most supervisors kill. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final CountDownLatch done = new CountDownLatch(1);
    private final List<StopSignal> stops = new ArrayList<>();
    private final IntConsumer exit;
    private boolean asked;
    private int exitCode = ExitCode.TERMINATED.code();

    /** @param exit ends the process at once with the code; called while it is asked to end */
    ShutdownHook(IntConsumer exit) {
        this.exit = exit;
    }

    /** Lets the signal be given when the process is asked to end. */
    synchronized void tell(StopSignal stop) {
        stops.add(stop);
        if (asked) {
            stop.give();
        }
    }

    /** The run has ended, with this code; what is still to be done, such as telling people, changes nothing of that. */
    synchronized void ended(int code) {
        exitCode = code;
    }

    /** The command is done, with this code: nobody need wait for it. */
    void done(int code) {
        ended(code);
        done.countDown();
    }

    /** The process is asked to end, or has come to its end. */
    void asked() {
        giveSignals();
        try {
            done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ownCode().ifPresent(exit);
    }

    private synchronized void giveSignals() {
        asked = true;
        stops.forEach(StopSignal::give);
    }

    /** Empty when there is something to go on with, which the signal's code tells. */
    private synchronized OptionalInt ownCode() {
        return exitCode == ExitCode.TERMINATED.code() ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }
}
