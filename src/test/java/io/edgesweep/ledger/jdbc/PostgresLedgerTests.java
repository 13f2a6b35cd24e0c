package io.edgesweep.ledger.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger in a real PostgreSQL, started from binaries that Maven brings. */
class PostgresLedgerTests extends LedgerContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    DataSource emptyDatabase() {
        DataSource database = postgres.getPostgresDatabase();
        JdbcClient.create(database).sql("DROP SCHEMA public CASCADE").update();
        JdbcClient.create(database).sql("CREATE SCHEMA public").update();
        return database;
    }
}
