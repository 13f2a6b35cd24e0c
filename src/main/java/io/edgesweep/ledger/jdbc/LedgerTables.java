package io.edgesweep.ledger.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.zip.CRC32;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The ledger's tables, as the script {@code db/ledger.sql} makes them in either database. */
public final class LedgerTables {

    private static final String BINARY = "${binary}";

    private LedgerTables() {}

    /**
     * Makes them, in the connection's transaction where the database allows that.
     *
     * @throws IllegalStateException when the database is neither HSQLDB nor PostgreSQL
     * @throws org.springframework.jdbc.datasource.init.ScriptException when it refuses a statement
     */
    public static void create(Connection connection) throws IOException {
        String script = script().replace(BINARY, SqlDialect.binary(new SingleConnectionDataSource(connection, true)));
        ScriptUtils.executeSqlScript(connection, new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
    }

    /** By which one version of the script is told from another. */
    public static int checksum() throws IOException {
        CRC32 sum = new CRC32();
        // Whatever ends its lines where it was checked out.
        script().lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    private static String script() throws IOException {
        return new ClassPathResource("db/ledger.sql").getContentAsString(StandardCharsets.UTF_8);
    }
}
