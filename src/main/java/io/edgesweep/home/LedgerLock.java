package io.edgesweep.home;

import io.edgesweep.ledger.hsqldb.HsqldbLogAppender;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.ledger.jdbc.PostgresLock;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps the ledger for one process at a time, where the home folder's lock does not: in a database that processes with other
 * home folders can reach.
 */
public record LedgerLock(Optional<PostgresLock> postgres) implements AutoCloseable {

    /** Of somebody who needs none. */
    public static final LedgerLock NONE = new LedgerLock(Optional.empty());

    /**
     * Takes it.
     *
     * @param url the database's JDBC address
     * @throws LockedException when another process has it
     */
    public static LedgerLock take(DataSource database, String url, String owner) {
        if (!PostgresLock.isFor(url)) {
            return NONE;
        }
        try {
            Optional<PostgresLock> lock = PostgresLock.take(database, owner);
            if (lock.isEmpty()) {
                throw new LockedException(
                        "Another process works with the ledger in PostgreSQL: " + PostgresLock.holder(database),
                        "Wait until it is done, with --wait 10m, or give this one a database or schema of its own");
            }
            return new LedgerLock(lock);
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger cannot be locked", e);
        }
    }

    /** What tells whether the ledger is still to be trusted. */
    public Durability durability(HsqldbLogAppender files) {
        return postgres.<Durability>map(each -> each).orElse(files.durability());
    }

    @Override
    public void close() {
        postgres.ifPresent(PostgresLock::close);
    }
}
