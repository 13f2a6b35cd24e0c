package io.edgesweep.session;

/** What the application is opened for. */
public enum Purpose {
    /** To send, or to wait for what is to be sent: makes the home folder and the ledger where there are none. */
    RUN,
    /** To go on with what a run has left open, which there must be. */
    AFTERMATH,
    /** To look or to note, and begin no run: any process that holds the home folder answers. */
    BESIDE,
    /** As {@link #BESIDE}, about a run, which there must be. */
    BESIDE_OF_RUN;

    /** Whether it begins no run. */
    public boolean isBeside() {
        return this == BESIDE || this == BESIDE_OF_RUN;
    }

    /** Whether a process that holds the home folder does it: of what sends, one alone that takes orders. */
    public boolean isAnsweredBy(Serving serving) {
        return isBeside() || serving.onlyWork().isEmpty();
    }

    /** Whether there must be a ledger already. */
    public boolean isOfRun() {
        return this == AFTERMATH || this == BESIDE_OF_RUN;
    }
}
