package io.edgesweep.simulation;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.ledger.jdbc.JdbcLedger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
            "edge_look",
            "origin_use");

    private final Mortal source;
    private final JdbcClient jdbc;
    private int processes;

    SimulatedDatabase() throws SQLException {
        source = new Mortal(KeptStatements.of(
                DriverManager.getConnection("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", "")));
        TestLedgers.migrated(source);
        jdbc = JdbcClient.create(source);
    }

    /** The ledger as a new process opens it, which has its lock from now on. */
    Ledger open(Crashes crashes) {
        source.crashes = crashes;
        int process = ++processes;
        return JdbcLedger.over(source, new MortalTransactions(source), new Lock(() -> process == processes));
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
        public Optional<String> lost() {
            lost |= !held.getAsBoolean();
            return lost ? Optional.of("simulated") : Optional.empty();
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
        source.crashes = null;
        return Set.copyOf(jdbc.sql("SELECT id FROM batch WHERE state = 'SUBMITTING'")
                .query(Long.class)
                .list());
    }

    /** Forgets everything. */
    void clear() {
        source.crashes = null;
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

        private @Nullable Crashes crashes;
        private boolean inTransaction;

        Mortal(Connection connection) {
            super(connection, true);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (!inTransaction) {
                point();
            }
            return super.getConnection();
        }

        void point() {
            if (crashes != null) {
                crashes.point();
            }
        }
    }

    /** A transaction is one step: dying in the middle of it is the same as dying before it. */
    private static final class MortalTransactions extends TransactionTemplate {

        private static final long serialVersionUID = 1L;

        private final transient Mortal source;

        MortalTransactions(Mortal source) {
            super(new JdbcTransactionManager(source));
            this.source = source;
        }

        @Override
        public <T> @Nullable T execute(TransactionCallback<T> action) throws TransactionException {
            source.point();
            source.inTransaction = true;
            try {
                return super.execute(action);
            } finally {
                source.inTransaction = false;
            }
        }
    }
}
