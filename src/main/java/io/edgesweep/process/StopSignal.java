package io.edgesweep.process;

/** Tells everybody who works on a run that the process is asked to end. */
public final class StopSignal {

    private volatile boolean given;

    /** Asks everybody to end: no new call, answers in flight are still written down. */
    public void give() {
        given = true;
    }

    /** Whether it was given. */
    public boolean isGiven() {
        return given;
    }

    /** Ends the caller's work if it was given. */
    public void check() {
        if (given) {
            throw new StoppedException();
        }
    }

    /** Ends a step at a point from which the run goes on next time. */
    public static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public StoppedException() {
            super("the process was asked to end", null, false, false);
        }
    }
}
