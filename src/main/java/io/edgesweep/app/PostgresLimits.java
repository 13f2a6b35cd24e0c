package io.edgesweep.app;

import com.zaxxer.hikari.HikariDataSource;
import io.edgesweep.ledger.jdbc.PostgresLock;
import io.edgesweep.process.ProcessName;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Limits how long a ledger in PostgreSQL is waited for, which by itself is for ever: each connection, each statement, each
 * answer. A parameter of the same name in {@code spring.datasource.url} takes a limit's place, and so does
 * {@code spring.datasource.hikari}.
 */
final class PostgresLimits {

    private static final int CONNECT_SECONDS = 10;

    /** Longer than a statement may take, so that it is the server that ends it, as long as there is one. */
    private static final int ANSWER_SECONDS = 60;

    private static final String STATEMENTS = "SET statement_timeout = '50s'; SET lock_timeout = '30s'";

    /** Where it is off, as some set it for speed, a server that crashes forgets what it said was written down, and it is sent twice. */
    private static final String DURABLE = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    /** The server cuts an application's name off after so many bytes. */
    private static final int LONGEST_NAME = 63;

    private static final Duration POOL = Duration.ofSeconds(10);
    private static final Duration POOL_DEFAULT = Duration.ofSeconds(30);

    private final String connections;

    /**
     * @param process who we are: host and process
     * @param start   tells this start of the process from any other of the same name
     */
    PostgresLimits(String process, long start) {
        String suffix = " " + Long.toHexString(start);
        String name = "edgesweep, " + process.replaceAll("[^\\x20-\\x7e]", "?");
        this.connections = name.substring(0, Math.min(name.length(), LONGEST_NAME - suffix.length())) + suffix;
    }

    /** Those of this process. */
    static PostgresLimits ofProcess() {
        return new PostgresLimits(ProcessName.name(), new SecureRandom().nextLong());
    }

    /** By which name the server knows the connections of this process, and of no other. */
    String connections() {
        return connections;
    }

    /** Those connections within the limits, where they lead to PostgreSQL. */
    DataSource over(HikariDataSource pool) {
        if (!PostgresLock.isFor(pool.getJdbcUrl())) {
            return pool;
        }
        limit(pool);
        return new Impatient(pool);
    }

    private void limit(HikariDataSource pool) {
        pool.addDataSourceProperty("ApplicationName", connections);
        pool.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        pool.addDataSourceProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        pool.addDataSourceProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        String own = pool.getConnectionInitSql();
        pool.setConnectionInitSql((own == null ? STATEMENTS : own) + "; " + DURABLE);
        if (pool.getConnectionTimeout() == POOL_DEFAULT.toMillis()) {
            pool.setConnectionTimeout(POOL.toMillis());
        }
    }

    /**
     * Once it has waited for a connection in vain, it gives none for a while, so that a run does not wait again for each of
     * the many things that are written down at its end.
     */
    private static final class Impatient extends DelegatingDataSource {

        private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

        private record Refusal(SQLException why, long since) {}

        private final AtomicReference<@Nullable Refusal> last = new AtomicReference<>();

        Impatient(HikariDataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Refusal refusal = last.get();
            if (refusal != null && System.nanoTime() - refusal.since() < PAUSE_NANOS) {
                throw new SQLException(refusal.why().getMessage(), refusal.why().getSQLState(), refusal.why());
            }
            try {
                Connection connection = super.getConnection();
                last.set(null);
                return connection;
            } catch (SQLException e) {
                last.set(new Refusal(e, System.nanoTime()));
                throw e;
            }
        }
    }
}
