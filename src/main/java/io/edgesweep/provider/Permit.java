package io.edgesweep.provider;

/** The right to put one call on the wire at once. Whoever has it tells what came of it; what is told first counts. */
public interface Permit {

    /** The last byte of the call has left this machine: the permit is back a second and a little later. */
    void left();

    /** Nothing was sent: the permit is there for the next call, as if nobody had had it. */
    void giveBack();
}
