package io.edgesweep.ledger.jdbc;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The ledger in a file database, with the options that it is used with. */
class HsqldbLedgerTests extends LedgerContract {

    @TempDir
    private Path folder;

    private DataSource database = new DriverManagerDataSource();

    @Override
    DataSource emptyDatabase() {
        database = new DriverManagerDataSource(
                "jdbc:hsqldb:file:" + folder.resolve("db")
                        + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached;hsqldb.write_delay=false",
                "SA",
                "");
        return database;
    }

    @AfterEach
    void shutDown() {
        JdbcClient.create(database).sql("SHUTDOWN").update();
    }
}
