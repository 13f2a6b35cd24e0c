package io.edgesweep.spill;

import io.edgesweep.process.DaemonThreads;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Does pieces of work behind the back of whoever hands them over: in order, one at a time, so that reading need not wait
 * for writing. Whoever hands over is at most some pieces ahead, so memory does not grow. What goes wrong with a piece is
 * thrown at a later one, or at the end. For use by one thread.
 */
public final class BackgroundWorker implements Closeable {

    private static final int AHEAD = 3;

    private final ExecutorService thread;
    private final Deque<Future<?>> pending = new ArrayDeque<>();

    /** @param name what the thread is called */
    public BackgroundWorker(String name) {
        thread = Executors.newSingleThreadExecutor(new DaemonThreads(name));
    }

    /** A piece of work. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it.
         *
         * @throws IOException when it cannot be done
         */
        void run() throws IOException;
    }

    /** Hands over a piece of work; waits while too many are not done yet. */
    public void hand(Work work) throws IOException {
        while (pending.size() >= AHEAD) {
            await(pending.remove());
        }
        pending.add(thread.submit(() -> {
            work.run();
            return null;
        }));
    }

    /** Waits until everything is done that was handed over. */
    public void await() throws IOException {
        while (!pending.isEmpty()) {
            await(pending.remove());
        }
    }

    private static void await(Future<?> piece) throws IOException {
        try {
            piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(cause);
        }
    }

    /**
     * Ends it when the piece in hand is done; what was handed over after that is not done. The piece is not interrupted,
     * because it may be in the middle of a commit, and an interrupt closes the files that a database has open.
     */
    @Override
    public void close() {
        pending.forEach(piece -> piece.cancel(false));
        pending.clear();
        thread.shutdown();
        boolean interrupted = Thread.interrupted();
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
