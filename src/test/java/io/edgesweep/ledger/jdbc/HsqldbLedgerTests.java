package io.edgesweep.ledger.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The ledger in a file database, with the options that it is used with. Each test has a copy of one that was migrated once. */
class HsqldbLedgerTests extends LedgerContract {

    @TempDir
    private static Path migrated;

    @TempDir
    private Path folder;

    private DataSource database = new DriverManagerDataSource();

    @BeforeAll
    static void migrateOnce() {
        DataSource first = database(migrated);
        TestLedgers.migrate(first);
        shutDown(first);
    }

    private static DataSource database(Path folder) {
        return new DriverManagerDataSource(
                "jdbc:hsqldb:file:" + folder.resolve("db")
                        + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached;hsqldb.write_delay=false",
                "SA",
                "");
    }

    private static void shutDown(DataSource database) {
        JdbcClient.create(database).sql("SHUTDOWN").update();
    }

    @Override
    DataSource migratedDatabase() throws IOException {
        FileSystemUtils.copyRecursively(migrated, folder);
        database = database(folder);
        return database;
    }

    @AfterEach
    void shutDown() {
        shutDown(database);
    }
}
