package io.edgesweep.ledger;

/** How far a run is. */
public enum RunState {
    /** Reads its input. Its batches do not count yet. */
    COLLECTING,
    /** Its input is settled, its batches count. */
    SEALED,
    /** Over; its report is written. */
    FINISHED
}
