package io.edgesweep.ledger.jdbc;

import io.edgesweep.text.Reason;
import java.util.Optional;

/**
 * Tells whether the ledger can be relied on: whether it is still ours, and whether what was committed is on disk, where the
 * database does not tell that by itself.
 */
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

        @Override
        public Optional<Reason> lost() {
            return Optional.empty();
        }
    };

    /**
     * Looks whether every commit so far has reached the disk.
     *
     * @throws io.edgesweep.ledger.LedgerLostException when one has not
     */
    void check();

    /**
     * Writes down, apart from the ledger, how many calls have been announced in it. Comes after the announcement and before
     * the call.
     *
     * @throws io.edgesweep.ledger.LedgerLostException when it cannot be written
     */
    void announced(long calls);

    /**
     * Compares what the ledger knows with what was written down apart from it.
     *
     * @param calls how many announcements the ledger knows of
     * @throws io.edgesweep.ledger.LedgerLostException when there were more
     */
    void compare(long calls);

    /**
     * Looks, right before a call leaves, whether this process still has the lock of the ledger. Once it has not, {@link
     * #check} throws.
     *
     * @return why not; empty when it has
     */
    Optional<Reason> lost();

    /** Whether a row may still be written when the lock is lost, if nobody has touched it: others write the same tables. */
    default boolean isShared() {
        return false;
    }
}
