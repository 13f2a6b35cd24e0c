package io.edgesweep.sandbox.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads of the sandbox, which do not keep the process from ending. */
public final class SandboxThreads {

    private SandboxThreads() {}

    /** As many as are needed. */
    public static ExecutorService named(String name) {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
