package io.edgesweep.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Has every line that is logged for a run name its job and, once there is one, the run: several go on side by side. It does so for
 * the thread that begins it; threads that work for the same run take it over.
 */
public final class RunLog implements AutoCloseable {

    /** What the pattern of the log calls them. */
    private static final String JOB = "job";

    private static final String RUN = "run";

    private RunLog() {}

    /** Begins it, until it is closed. */
    public static RunLog begin(String job) {
        MDC.put(JOB, job);
        return new RunLog();
    }

    /** There is a run now. */
    public void in(String run) {
        MDC.put(RUN, run);
    }

    /** Work that is done by another thread for the run of this one, if it works for any. */
    public static Runnable takenOver(Runnable work) {
        Map<String, @Nullable String> ours = context();
        return () -> {
            Map<String, @Nullable String> theirs = context();
            set(ours);
            try {
                work.run();
            } finally {
                set(theirs);
            }
        };
    }

    /** A thread that works for the run of this one, and does not keep the process from ending. */
    public static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(takenOver(work), name);
        thread.setDaemon(true);
        return thread;
    }

    private static Map<String, @Nullable String> context() {
        Map<String, @Nullable String> context = MDC.getCopyOfContextMap();
        return context == null ? Map.of() : context;
    }

    private static void set(Map<String, @Nullable String> context) {
        MDC.setContextMap(context);
    }

    @Override
    public void close() {
        MDC.remove(JOB);
        MDC.remove(RUN);
    }
}
