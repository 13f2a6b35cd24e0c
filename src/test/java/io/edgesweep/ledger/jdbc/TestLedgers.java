package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Ledger;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(SqlDialect.placeholders(database))
                .load()
                .migrate();
        return JdbcLedger.over(
                database, new TransactionTemplate(new JdbcTransactionManager(database)), Durability.OF_DATABASE);
    }
}
