package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.LedgerLostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes away from a ledger in PostgreSQL, in whatever home folder they work: on several machines each has
 * one of its own. It is an advisory lock of the ledger's schema, held by a connection of its own, so that the server gives
 * it back when that connection ends, however it does (PostgreSQL manual, "Advisory Locks"). Since another process may have
 * it from then on, no call leaves without a look at the connection.
 */
public final class PostgresLock implements Durability, AutoCloseable {

    /** The first half of the lock's key; the other is for the schema. The letters "egsw". */
    private static final int OURS = 0x65677377;

    /** So long an answer is waited for, in seconds, by which the connection shows that it is alive. */
    private static final int PATIENCE = 10;

    /** The server cuts an application's name off after so many bytes. */
    private static final int LONGEST_NAME = 63;

    private static final String NAME = "edgesweep, ";

    private static final String LOST =
            "The connection that holds the lock of the ledger in PostgreSQL has ended, so another"
                    + " process may work with it, and nothing more is sent. See to it that the server and the network between keep"
                    + " idle connections, and run the same command again: it goes on from what was written down";

    private final Connection connection;
    private volatile boolean lost;

    private PostgresLock(Connection connection) {
        this.connection = connection;
    }

    /** Whether the JDBC address is of such a database. */
    public static boolean isFor(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    /**
     * Takes the lock. Changes nothing in the database.
     *
     * @param owner who takes it, for whoever comes in vain
     * @return empty when another process has it
     * @throws SQLException when the database cannot be asked
     */
    public static Optional<PostgresLock> take(DataSource database, String owner) throws SQLException {
        Connection connection = database.getConnection();
        try {
            if (isTaken(connection)) {
                ask(connection, "SELECT set_config('application_name', ?, false)", shortened(NAME + owner));
                return Optional.of(new PostgresLock(connection));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean isTaken(Connection connection) throws SQLException {
        return "t"
                .equals(ask(connection, "SELECT pg_try_advisory_lock(" + OURS + ", hashtext(current_schema()))", null));
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
                    """, OURS), null);
            return holder == null ? "it has not said who it is" : holder.replace(NAME, "");
        }
    }

    private static @Nullable String ask(Connection connection, String sql, @Nullable String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (value != null) {
                statement.setString(1, value);
            }
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() ? answer.getString(1) : null;
            }
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** @throws LedgerLostException when the lock was found lost: then the ledger is not ours any more */
    @Override
    public void check() {
        if (lost) {
            throw new LedgerLostException(LOST, null);
        }
    }

    @Override
    public void announced(long calls) {
        // Nobody but the database needs to know.
    }

    @Override
    public Optional<String> lost() {
        try {
            if (!connection.isValid(PATIENCE)) {
                lost = true;
            }
        } catch (SQLException e) {
            lost = true;
        }
        return lost ? Optional.of(LOST) : Optional.empty();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void compare(long calls) {
        // The database does not lose what was committed.
    }

    @Override
    public void close() {
        try {
            if (lost) {
                return;
            }
            // A pool would keep the connection open, and the lock with it.
            ask(connection, "SELECT pg_advisory_unlock_all()", null);
            connection.close();
        } catch (SQLException e) {
            // The process ends, and with it the connection.
        }
    }
}
