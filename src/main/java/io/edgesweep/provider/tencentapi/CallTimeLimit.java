package io.edgesweep.provider.tencentapi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;

/**
 * Ends a call that takes too long as a whole, whatever it is doing. OkHttp's own limit of a call cannot be held while the
 * call waits for its permit, and its other limits start over with every byte.
 */
final class CallTimeLimit extends AsyncTimeout {

    private final Call call;
    private long left;
    private long since;
    private boolean running;
    private volatile boolean over;

    /** @param limit how long the call may take; it does not count before {@link #run} */
    CallTimeLimit(Call call, Duration limit) {
        this.call = call;
        this.left = limit.toNanos();
    }

    /** From now on the time counts. */
    void run() {
        since = System.nanoTime();
        running = true;
        timeout(Math.max(1, left), TimeUnit.NANOSECONDS);
        enter();
    }

    /** The time does not count until it is to run again. */
    void pause() {
        if (running) {
            running = false;
            exit();
            left -= System.nanoTime() - since;
        }
    }

    /** Whether the call was ended. */
    boolean isOver() {
        return over;
    }

    @Override
    protected void timedOut() {
        over = true;
        call.cancel();
    }
}
