package io.edgesweep.simulation;

/** The end of a process in the middle of its work: nothing that it held in memory is seen again. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process was killed", null, false, false);
    }
}
