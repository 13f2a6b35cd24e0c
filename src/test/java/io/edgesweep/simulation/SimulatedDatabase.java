package io.edgesweep.simulation;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.ledger.jdbc.JdbcLedger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.text.Reason;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger's real database, in memory, one for many seeds. What is committed survives the death of a process; each
 * statement and each transaction is a point at which it may die.
 */
final class SimulatedDatabase implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "batch",
            "batch_payload",
            "target_exception",
            "rejected_page",
            "find_page",
            "run",
            "run_source",
            "run_finding",
            "run_quota",
            "latest_quota",
            "edge_look",
            "origin_use");

    private static final Runnable NO_POINT = () -> {};

    private final Mortal source;
    private final JdbcClient jdbc;
    private int processes;

    SimulatedDatabase() throws SQLException {
        source = new Mortal(KeptStatements.of(
                DriverManager.getConnection("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", "")));
        TestLedgers.migrated(source);
        jdbc = JdbcClient.create(source);
    }

    /**
     * The ledger as a new process opens it, which has its lock from now on.
     *
     * @param point is come by at each point at which the process may die
     */
    Ledger open(Runnable point) {
        int process = ++processes;
        return open(point, new Lock(() -> process == processes));
    }

    /** The ledger as a process opens it that works with it beside others. */
    Ledger open(Runnable point, Durability durability) {
        source.point = point;
        return JdbcLedger.over(source, new MortalTransactions(source, durability), durability);
    }

    /** The ledger's lock, as the process has it that opened the ledger last; notices its loss when it looks. */
    private static final class Lock implements Durability {

        private final BooleanSupplier held;
        private boolean lost;

        Lock(BooleanSupplier held) {
            this.held = held;
        }

        @Override
        public void check() {
            if (lost) {
                throw new LedgerLostException("simulated", null);
            }
        }

        @Override
        public void announced(long calls) {
            // As PostgreSQL.
        }

        @Override
        public void compare(long calls) {
            // As PostgreSQL.
        }

        @Override
        public Optional<Reason> lost() {
            lost |= !held.getAsBoolean();
            return lost ? Optional.of(Reason.said("simulated")) : Optional.empty();
        }

        @Override
        public boolean isShared() {
            return true;
        }
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** The batches whose calls had left, or were about to, when the process died. */
    Set<Long> submitting() {
        return undisturbed(() -> Set.copyOf(jdbc.sql("SELECT id FROM batch WHERE state = 'SUBMITTING'")
                .query(Long.class)
                .list()));
    }

    /** A look of ours, in which no process comes to its end or stands still: another would go on meanwhile. */
    private <T> T undisturbed(Supplier<T> look) {
        Runnable before = source.point;
        source.point = NO_POINT;
        try {
            return look.get();
        } finally {
            source.point = before;
        }
    }

    /** Whether a batch is open that is not left for a person. */
    boolean isAnythingOpen() {
        return count("state NOT IN ('CONFIRMED', 'FAILED', 'REFUSED', 'SUPERSEDED')"
                        + " AND NOT (state = 'UNSETTLED' AND calls >= 3)")
                > 0;
    }

    /** Whether tasks of the run are to be looked at again. */
    boolean isAnythingFollowed(String run) {
        return count("run_id = '" + run + "' AND state = 'SUBMITTED' AND not_before IS NOT NULL") > 0;
    }

    private int count(String condition) {
        return undisturbed(() -> jdbc.sql("SELECT COUNT(*) FROM batch WHERE " + condition)
                .query(Integer.class)
                .single());
    }

    /** Forgets everything. */
    void clear() {
        source.point = NO_POINT;
        for (String table : TABLES) {
            jdbc.sql("DELETE FROM " + table).update();
        }
    }

    @Override
    public void close() {
        clear();
        jdbc.sql("SHUTDOWN").update();
        source.destroy();
    }

    private static final class Mortal extends SingleConnectionDataSource {

        private Runnable point = NO_POINT;
        private boolean inTransaction;

        Mortal(Connection connection) {
            super(connection, true);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (!inTransaction) {
                point.run();
            }
            return super.getConnection();
        }
    }

    /** A transaction is one step: dying in the middle of it is the same as dying before it. */
    private static final class MortalTransactions extends TransactionTemplate {

        private static final long serialVersionUID = 1L;

        private final transient Mortal source;

        private final transient Durability durability;

        MortalTransactions(Mortal source, Durability durability) {
            super(new JdbcTransactionManager(source));
            this.source = source;
            this.durability = durability;
        }

        @Override
        public <T> @Nullable T execute(TransactionCallback<T> action) throws TransactionException {
            if (source.inTransaction) {
                return super.execute(action);
            }
            source.point.run();
            // As the first statement in it does, which must not wait here while others use the one connection.
            durability.check();
            source.inTransaction = true;
            try {
                return super.execute(action);
            } finally {
                source.inTransaction = false;
            }
        }
    }
}
