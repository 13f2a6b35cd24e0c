package io.edgesweep.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger in a real PostgreSQL, started from binaries that Maven brings. Each test has a copy of a database that was
 * migrated once, and a pool of connections to it, as the program has. The server does not wait for the disk: nothing here would
 * tell.
 */
class PostgresLedgerTests extends LedgerContract {

    private static final String MIGRATED = "migrated";
    private static final String COPY = "copy";

    private static EmbeddedPostgres postgres;

    private HikariDataSource pool = new HikariDataSource();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        server("CREATE DATABASE " + MIGRATED);
        TestLedgers.migrate(postgres.getDatabase("postgres", MIGRATED));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    DataSource migratedDatabase() {
        server("CREATE DATABASE " + COPY + " TEMPLATE " + MIGRATED);
        pool.setDataSource(postgres.getDatabase("postgres", COPY));
        pool.setMinimumIdle(1);
        return pool;
    }

    @AfterEach
    void dropCopy() {
        pool.close();
        server("DROP DATABASE " + COPY + " WITH (FORCE)");
    }

    private static void server(String command) {
        JdbcClient.create(postgres.getPostgresDatabase()).sql(command).update();
    }
}
