package io.edgesweep.app;

import io.edgesweep.job.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the process is asked to end: whoever works on a run is told, and gets some time to write down the
 * answers that are in flight. What is not written down by then is unsettled, and the next process settles it.
 */
final class Shutdown {

    /** Less than the ten seconds after which most supervisors kill. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final CountDownLatch done = new CountDownLatch(1);
    private final List<Thread> hooks = new ArrayList<>();

    /** Lets the signal be given when the process is asked to end. */
    synchronized void tell(StopSignal stop) {
        Thread thread = new Thread(() -> giveAndWait(stop), "shutdown");
        Runtime.getRuntime().addShutdownHook(thread);
        hooks.add(thread);
    }

    private void giveAndWait(StopSignal stop) {
        stop.give();
        try {
            done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program has nothing more to do: nobody need wait for it. */
    synchronized void done() {
        done.countDown();
        try {
            hooks.forEach(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook does not wait any more.
        }
    }
}
