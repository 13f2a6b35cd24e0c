package io.edgesweep.ledger;

/** Tells whether what was committed is on disk, where the database does not tell it by itself. */
public interface Durability {

    /** For a database that throws when it cannot write, such as PostgreSQL. */
    Durability OF_DATABASE = new Durability() {
        @Override
        public void check() {
            // It has thrown already.
        }

        @Override
        public void announced(long calls) {
            // Nobody but the database needs to know.
        }

        @Override
        public void compare(long calls) {
            // There is nothing to compare with.
        }
    };

    /**
     * Looks whether every commit so far has reached the disk.
     *
     * @throws LedgerLostException when one has not
     */
    void check();

    /**
     * Writes down, apart from the ledger, how many calls have been announced in it. Comes after the announcement and before
     * the call.
     *
     * @throws LedgerLostException when it cannot be written
     */
    void announced(long calls);

    /**
     * Compares what the ledger knows with what was written down apart from it.
     *
     * @param calls how many announcements the ledger knows of
     * @throws LedgerLostException when there were more
     */
    void compare(long calls);
}
