package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** What the parts of the ledger share: the connection, the transaction, and how values are written. */
final class Sql {

    /** So wide are the columns that name a process. */
    static final int LONGEST_OWNER = 300;

    private static final int LONGEST_TEXT = 1000;

    /** So many may add the same row in turn, each before us. */
    private static final int OTHERS = 20;

    private final NamedParameterJdbcOperations operations;
    private final JdbcClient jdbc;
    private final JdbcClient unchecked;
    private final TransactionTemplate transactions;
    private final Durability durability;
    private final String byIndex;

    Sql(DataSource database, TransactionTemplate transactions, Durability durability) {
        this.operations = new NamedParameterJdbcTemplate(
                durability.isShared() ? new Checking(database, durability) : new JdbcTemplate(database));
        this.jdbc = JdbcClient.create(operations);
        this.unchecked = JdbcClient.create(database);
        this.transactions = transactions;
        this.durability = durability;
        this.byIndex = SqlDialect.byIndex(database);
    }

    /**
     * Looks once more when a statement has its connection, where others work with the ledger too. Whoever takes over from us ends our connections; without this look, a process
     * that was frozen between its look and the statement would go on with a new one.
     */
    private static final class Checking extends JdbcTemplate {

        private final Durability durability;

        Checking(DataSource database, Durability durability) {
            super(database);
            this.durability = durability;
        }

        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            super.applyStatementSettings(statement);
            durability.check();
        }
    }

    /** See {@link SqlDialect#byIndex}. */
    String byIndex() {
        return byIndex;
    }

    /** @throws io.edgesweep.ledger.LedgerLostException when an earlier commit has not reached the disk */
    JdbcClient.StatementSpec sql(String sql) {
        durability.check();
        return jdbc.sql(sql);
    }

    /**
     * Inserts many rows by one statement, which the database compiles once.
     *
     * @param rows the values of each
     * @return what the database made up for their {@code id}, in order
     * @throws io.edgesweep.ledger.LedgerLostException when an earlier commit has not reached the disk
     */
    List<Long> insertAll(String sql, List<? extends SqlParameterSource> rows) {
        durability.check();
        KeyHolder ids = new GeneratedKeyHolder();
        operations.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new), ids, new String[] {"id"});
        return ids.getKeyList().stream()
                .map(row -> ((Number) requireNonNull(row.values().iterator().next())).longValue())
                .toList();
    }

    /**
     * As {@link #insertAll}, into a table that has no such {@code id}.
     *
     * @throws io.edgesweep.ledger.LedgerLostException when an earlier commit has not reached the disk
     */
    void insertAllAsTheyAre(String sql, List<? extends SqlParameterSource> rows) {
        durability.check();
        operations.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }

    /**
     * Runs the work in one transaction, which is on disk when this returns.
     *
     * @throws io.edgesweep.ledger.LedgerLostException when it did not get there
     */
    void inOneCommit(Runnable work) {
        checkLease();
        transactions.executeWithoutResult(status -> work.run());
        durability.check();
    }

    /**
     * As {@link #inOneCommit}, of work that looks whether a row is there and adds it if not: when somebody else has added it just now,
     * the work is done again, and finds it.
     */
    void inOneCommitThoughOthersAdd(Runnable work) {
        for (int more = OTHERS; more > 0; more--) {
            try {
                inOneCommit(work);
                return;
            } catch (DuplicateKeyException e) {
                // They were as quick.
            }
        }
        inOneCommit(work);
    }

    /** As {@link #inOneCommit}, and gives what the work gives. */
    <T> T resultOfOneCommit(Supplier<T> work) {
        checkLease();
        T result = requireNonNull(transactions.execute(status -> work.get()));
        durability.check();
        return result;
    }

    /** Before a commit has a connection: many that wait for a late lease with one each would leave none to renew it by. */
    private void checkLease() {
        if (durability.isShared()) {
            durability.check();
        }
    }

    /** See {@link Durability#lost}. */
    Optional<Reason> lost() {
        return durability.lost();
    }

    /**
     * Runs an update whose condition no other process's work fulfils, even when the lock is lost.
     *
     * @return how many rows it changed
     * @throws io.edgesweep.ledger.LedgerLostException when the lock is lost, and nothing may be written without it
     */
    int updateThoughLost(String sql, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        JdbcClient.StatementSpec statement = durability.isShared() ? unchecked.sql(sql) : sql(sql);
        return parameters.apply(statement).update();
    }

    /** An instant as both databases take it. */
    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** The instant as it will be read back: both databases keep microseconds. */
    static Instant storable(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** As {@link #text(String, int)}, for a column of reasons and findings. */
    static String text(String text) {
        return text(text, LONGEST_TEXT);
    }

    /** As {@link #text(String, int)}, for a column of reasons and findings. */
    static String text(Reason reason) {
        return reason.kept(LONGEST_TEXT);
    }

    /** What comes from outside may be of any length and hold anything; a column does not, and PostgreSQL takes no NUL. */
    static String text(String text, int longest) {
        String kept = ForeignText.oneLine(text);
        if (kept.length() <= longest) {
            return kept;
        }
        int end = Character.isHighSurrogate(kept.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return kept.substring(0, end) + "…";
    }
}
