package io.edgesweep.app;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far, the last of it to be closed first: when the next cannot be opened, or when all is done with. */
final class Opening implements AutoCloseable {

    private final Deque<Runnable> closings = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T opened) {
        closings.push(() -> {
            try {
                opened.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return opened;
    }

    /** Everything is open: what closes it. */
    Runnable done() {
        Opening all = new Opening();
        all.closings.addAll(closings);
        closings.clear();
        return all::close;
    }

    @Override
    public void close() {
        Runnable next = closings.poll();
        if (next != null) {
            try {
                next.run();
            } finally {
                close();
            }
        }
    }
}
