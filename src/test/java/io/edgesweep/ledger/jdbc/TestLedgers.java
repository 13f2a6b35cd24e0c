package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SubmittedBatch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ledgers for tests of those who use one. */
public final class TestLedgers {

    private TestLedgers() {}

    /** A ledger of its own in an HSQLDB that is kept in memory. */
    public static Ledger inMemory() {
        return migrated(
                new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", ""));
    }

    /** A ledger in a database with nothing in it. */
    public static Ledger migrated(DataSource database) {
        migrate(database);
        return in(database);
    }

    static void migrate(DataSource database) {
        try (Connection connection = database.getConnection()) {
            LedgerTables.create(connection);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ledger in a database that has the schema. */
    public static Ledger in(DataSource database) {
        return JdbcLedger.over(
                database, new TransactionTemplate(new JdbcTransactionManager(database)), Durability.OF_DATABASE);
    }

    /** Takes the first submitted batch of the run which is to be looked at by {@code due}. */
    public static Optional<SubmittedBatch> takeSubmitted(
            Ledger ledger, String run, Instant due, Instant now, Instant lease) {
        return ledger.open().take(ledger.open().submitted(run, due, now, 1), now, lease).stream()
                .findFirst();
    }
}
