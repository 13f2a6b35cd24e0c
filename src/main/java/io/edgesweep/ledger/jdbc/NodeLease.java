package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.text.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right of this process to work with a ledger in PostgreSQL beside others: a row with a lease of 12 s by the server's clock,
 * renewed every 3 s. This process believes in it for 9 s from when a renewal was sent, and only as long as both its monotonic clock
 * and its wall clock say so, because one of them stands still while a virtual machine is suspended. Meanwhile it waits, and sends
 * nothing. Once another process has removed the row, which it may when the lease has run out, nothing more is done here, ever.
 */
public final class NodeLease implements Durability, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NodeLease.class);

    /** The server takes other processes' leases for valid so long. */
    static final Duration LEASE = Duration.ofSeconds(12);

    /** We take ours for valid so long, from when its renewal was sent. */
    private static final Duration BELIEVED = Duration.ofSeconds(9);

    static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(3);

    /** So long a renewal's answer is waited for. */
    private static final int PATIENCE_MILLIS = 4000;

    /** So long work waits for a lease that is late, before it ends. */
    static final Duration WAIT = Duration.ofSeconds(60);

    private static final Reason REMOVED = Reason.of("held.lease-removed", LEASE.toSeconds());

    private static final Reason LATE = Reason.of("held.lease-late", WAIT.toSeconds());

    private final DataSource database;
    private final long id;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Object changed = new Object();
    private final Thread renewing;

    private volatile Renewal last;
    private volatile @Nullable Reason lost;
    private boolean closed;

    /** When a renewal was sent that succeeded. */
    record Renewal(long nanos, Instant wall) {

        /** Whether it is believed in: both clocks say so. */
        boolean isBelieved(long nowNanos, Instant now) {
            return nowNanos - nanos < BELIEVED.toNanos() && now.isBefore(wall.plus(BELIEVED));
        }
    }

    private NodeLease(DataSource database, long id, Renewal first, InstantSource wall, LongSupplier nanos) {
        this.database = database;
        this.id = id;
        this.last = first;
        this.wall = wall;
        this.nanos = nanos;
        this.renewing = new Thread(this::renewUntilClosed, "node-lease");
        renewing.setDaemon(true);
    }

    /**
     * Begins to work with the ledger.
     *
     * @param node        the name of the node
     * @param process     who we are: host and process
     * @param connections by which name the server knows this process's connections
     * @param wall        the machine's clock
     * @param nanos       the monotonic clock, in nanoseconds
     * @throws SQLException when the database cannot be asked
     */
    public static NodeLease begin(
            DataSource database,
            String node,
            String process,
            String connections,
            InstantSource wall,
            LongSupplier nanos)
            throws SQLException {
        Renewal now = new Renewal(nanos.getAsLong(), wall.instant());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO node (name, process, connections, started_at, lease_until)
                        VALUES (?, ?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + ? * INTERVAL '1 second') RETURNING id
                        """)) {
            insert.setString(1, Sql.text(node, 100));
            insert.setString(2, Sql.text(process, Sql.LONGEST_OWNER));
            insert.setString(3, connections);
            insert.setLong(4, LEASE.toSeconds());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                NodeLease lease = new NodeLease(database, row.getLong(1), now, wall, nanos);
                lease.renewing.start();
                return lease;
            }
        }
    }

    /** By which the ledger knows this process. */
    long id() {
        return id;
    }

    private void renewUntilClosed() {
        while (pause()) {
            Renewal now = new Renewal(nanos.getAsLong(), wall.instant());
            try {
                if (!renew()) {
                    lose(REMOVED);
                    return;
                }
                synchronized (changed) {
                    last = now;
                    changed.notifyAll();
                }
            } catch (SQLException e) {
                log.warn("The lease of this process in the ledger cannot be renewed now: {}", e.getMessage());
            }
        }
    }

    /** Whether this is to go on. */
    private boolean pause() {
        synchronized (changed) {
            long end = nanos.getAsLong() + BETWEEN_RENEWALS.toNanos();
            try {
                for (long left = BETWEEN_RENEWALS.toMillis();
                        left > 0 && !closed;
                        left = (end - nanos.getAsLong()) / 1_000_000) {
                    changed.wait(left);
                }
            } catch (InterruptedException e) {
                return false;
            }
            return !closed;
        }
    }

    private boolean renew() throws SQLException {
        Executor here = Runnable::run;
        try (Connection connection = database.getConnection()) {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(here, PATIENCE_MILLIS);
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE node SET lease_until = CURRENT_TIMESTAMP + ? * INTERVAL '1 second' WHERE id = ?")) {
                update.setLong(1, LEASE.toSeconds());
                update.setLong(2, id);
                return update.executeUpdate() == 1;
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(here, before);
                }
            }
        }
    }

    private void lose(Reason why) {
        synchronized (changed) {
            lost = why;
            changed.notifyAll();
        }
    }

    private boolean isBelieved() {
        return last.isBelieved(nanos.getAsLong(), wall.instant());
    }

    /** @throws LedgerLostException when another process has taken over, or may have for too long to wait for */
    @Override
    public void check() {
        lost().ifPresent(why -> {
            throw new LedgerLostException(why);
        });
    }

    /** Waits for a renewal that is late. */
    @Override
    public Optional<Reason> lost() {
        if (lost == null && !isBelieved()) {
            await();
        }
        return Optional.ofNullable(lost);
    }

    private void await() {
        synchronized (changed) {
            long end = nanos.getAsLong() + WAIT.toNanos();
            try {
                while (lost == null && !isBelieved()) {
                    long left = (end - nanos.getAsLong()) / 1_000_000;
                    if (left <= 0 || closed) {
                        lost = LATE;
                        return;
                    }
                    changed.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                lost = LATE;
            }
        }
    }

    @Override
    public void announced(long calls) {
        // Nobody but the database needs to know.
    }

    @Override
    public void compare(long calls) {
        // The database does not lose what was committed.
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Ends the lease at once, and what this process has passes on. */
    @Override
    public void close() {
        synchronized (changed) {
            closed = true;
            changed.notifyAll();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement release = connection.prepareStatement("""
                        UPDATE node_claim SET free_from = CURRENT_TIMESTAMP + ? * INTERVAL '1 millisecond'
                        WHERE node_id = ? AND free_from IS NULL
                        """);
                PreparedStatement delete = connection.prepareStatement("DELETE FROM node WHERE id = ?")) {
            release.setLong(1, JdbcNodes.LAST_CALLS.toMillis());
            release.setLong(2, id);
            release.executeUpdate();
            delete.setLong(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            log.debug("The lease in the ledger cannot be ended, and runs out by itself", e);
        }
    }
}
