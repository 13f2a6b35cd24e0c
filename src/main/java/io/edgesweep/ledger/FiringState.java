package io.edgesweep.ledger;

/** How far the latest firing of a job is. */
public enum FiringState {
    /** It is decided that it runs, and no run is known yet: whoever finds it so after a restart runs it. */
    TAKEN,
    /** Its run has begun: whoever finds it so after a restart goes on with that. */
    BEGUN,
    /** Nothing of it is left to do: its run is over, it was skipped, or there has been none yet. */
    ENDED
}
