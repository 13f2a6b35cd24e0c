package io.edgesweep.ledger.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the schema of a ledger in PostgreSQL from changing under the processes that work with it, in whatever home folder: each holds
 * an advisory lock of the schema that is shared, and whoever changes the schema holds it alone. The lock is a connection's, so that
 * the server gives it back when that connection ends, however it does (PostgreSQL manual, "Advisory Locks").
 */
public final class PostgresLock implements AutoCloseable {

    /** The first half of the lock's key; the other is for the schema. The letters "egsw". */
    private static final int OURS = 0x65677377;

    private static final String KEY = "(" + OURS + ", hashtext(current_schema()))";

    private final Connection connection;

    private PostgresLock(Connection connection) {
        this.connection = connection;
    }

    /** Whether the JDBC address is of such a database. */
    public static boolean isFor(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    /**
     * Whether the address names several servers, and the one that answers does not wait for another before it says that something is
     * committed: then a server that takes over may have forgotten calls that were announced.
     *
     * @throws SQLException when the database cannot be asked
     */
    public static boolean mayForget(DataSource database, String url) throws SQLException {
        String authority = url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("[/?].*", "");
        if (!authority.contains(",")) {
            return false;
        }
        try (Connection connection = database.getConnection()) {
            String standbys = ask(connection, "SELECT current_setting('synchronous_standby_names')");
            return standbys == null || standbys.isBlank();
        }
    }

    /**
     * A connection that may hold the lock.
     *
     * @throws SQLException when there is none to be had
     */
    public static PostgresLock over(DataSource database) throws SQLException {
        return new PostgresLock(database.getConnection());
    }

    /**
     * Takes the lock, shared with others.
     *
     * @return whether it was taken; not while another process changes the schema
     * @throws SQLException when the database cannot be asked
     */
    public boolean share() throws SQLException {
        return isTrue("SELECT pg_try_advisory_lock_shared" + KEY);
    }

    /**
     * Changes the schema while nobody else works with it, and shares the lock from then on.
     *
     * @return whether that could be; if not, nothing was done
     * @throws SQLException when the database cannot be asked
     */
    public boolean alone(Runnable change) throws SQLException {
        if (!isTrue("SELECT pg_try_advisory_lock" + KEY)) {
            return false;
        }
        try {
            change.run();
            share();
        } finally {
            isTrue("SELECT pg_advisory_unlock" + KEY);
        }
        return true;
    }

    /**
     * Who has the lock, as far as the server tells.
     *
     * @throws SQLException when the database cannot be asked
     */
    public static String holder(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String holder = ask(connection, String.format(Locale.ROOT, """
                    SELECT application_name || ', since ' || to_char(backend_start AT TIME ZONE 'UTC',
                        'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                    FROM pg_locks JOIN pg_stat_activity USING (pid)
                    WHERE locktype = 'advisory' AND granted
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        AND classid::bigint = %d
                        AND objid::bigint = (hashtext(current_schema())::bigint & 4294967295)
                    """, OURS));
            return holder == null ? "it has not said who it is" : holder;
        }
    }

    private boolean isTrue(String sql) throws SQLException {
        return "t".equals(ask(connection, sql));
    }

    private static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet answer = statement.executeQuery()) {
            return answer.next() ? answer.getString(1) : null;
        }
    }

    @Override
    public void close() {
        try {
            // A pool would keep the connection open, and the lock with it.
            ask(connection, "SELECT pg_advisory_unlock_all()");
            connection.close();
        } catch (SQLException e) {
            // The process ends, and with it the connection.
        }
    }
}
