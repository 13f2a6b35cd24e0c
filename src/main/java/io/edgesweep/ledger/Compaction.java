package io.edgesweep.ledger;

/** Gives the disk back what runs took that nobody needs any more. */
@FunctionalInterface
public interface Compaction {

    /** For a database that sees to it by itself, such as PostgreSQL. */
    Compaction OF_DATABASE = () -> {};

    /**
     * Does so if it pays and there is room for it. Nothing else may be at work that needs the ledger soon: it waits for what is
     * under way, and keeps everybody waiting until it is done.
     *
     * @throws LedgerLostException when it came to grief on the way: nothing is lost, but the ledger must be opened anew
     */
    void compact();
}
