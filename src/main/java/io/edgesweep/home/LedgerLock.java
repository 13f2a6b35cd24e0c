package io.edgesweep.home;

import io.edgesweep.ledger.jdbc.PostgresLock;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps the schema of a ledger that several processes can reach as it is while they work with it. */
public record LedgerLock(DataSource database, Optional<PostgresLock> postgres) implements AutoCloseable {

    /**
     * The lock of somebody who only reads, or who has the ledger alone by the lock of the home folder.
     *
     * @param database where the ledger is
     */
    public static LedgerLock none(DataSource database) {
        return new LedgerLock(database, Optional.empty());
    }

    /**
     * One that is not taken yet.
     *
     * @param url the database's JDBC address
     * @throws LocalStateException when the address names several hosts, of which one may have forgotten what is committed
     */
    public static LedgerLock of(DataSource database, String url) {
        if (!PostgresLock.isFor(url)) {
            return none(database);
        }
        try {
            if (PostgresLock.mayForget(database, url)) {
                throw new LocalStateException(
                        "spring.datasource.url names several hosts, and the server has no synchronous standby"
                                + " (synchronous_standby_names is empty): one that takes over may have forgotten calls"
                                + " that were announced, and they would be made twice. Set up synchronous replication, or"
                                + " name one host");
            }
            return new LedgerLock(database, Optional.of(PostgresLock.over(database)));
        } catch (SQLException e) {
            throw cannotLock(e);
        }
    }

    /**
     * Takes it, shared with others.
     *
     * @throws LockedException when another process changes the schema
     */
    public void share() {
        try {
            if (postgres.isPresent() && !postgres.get().share()) {
                throw locked(database);
            }
        } catch (SQLException e) {
            throw cannotLock(e);
        }
    }

    /**
     * Changes the schema while no other process works with the ledger, and is shared from then on.
     *
     * @throws LockedException when one does
     */
    public void alone(Runnable change) {
        try {
            if (postgres.isEmpty()) {
                change.run();
            } else if (!postgres.get().alone(change)) {
                throw locked(database);
            }
        } catch (SQLException e) {
            throw cannotLock(e);
        }
    }

    private static LockedException locked(DataSource database) {
        try {
            return new LockedException(
                    "Another process works with the ledger in PostgreSQL, whose tables are to be brought to this"
                            + " version: " + PostgresLock.holder(database),
                    "Wait until it is done, with --wait 10m, or give this one a database or schema of its own");
        } catch (SQLException e) {
            throw cannotLock(e);
        }
    }

    private static IllegalStateException cannotLock(SQLException e) {
        return new IllegalStateException("The ledger cannot be locked", e);
    }

    @Override
    public void close() {
        postgres.ifPresent(PostgresLock::close);
    }
}
