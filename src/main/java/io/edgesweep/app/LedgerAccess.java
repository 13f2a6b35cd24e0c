package io.edgesweep.app;

/** What the ledger is opened for. */
enum LedgerAccess {
    /** To do something, which one process does at a time. */
    WORKING,
    /** To look at it, beside whoever works with it; only a database that keeps its users apart allows that. */
    READING
}
