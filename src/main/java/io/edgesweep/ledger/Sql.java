package io.edgesweep.ledger;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the parts of the ledger share: the connection, the transaction, and how values are written. */
final class Sql {

    private static final int LONGEST_TEXT = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Durability durability;

    Sql(JdbcClient jdbc, TransactionTemplate transactions, Durability durability) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.durability = durability;
    }

    /** @throws LedgerLostException when an earlier commit has not reached the disk */
    JdbcClient.StatementSpec sql(String sql) {
        durability.check();
        return jdbc.sql(sql);
    }

    /**
     * Runs the work in one transaction, which is on disk when this returns.
     *
     * @throws LedgerLostException when it did not get there
     */
    void inOneCommit(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
        durability.check();
    }

    /** As {@link #inOneCommit}, and gives what the work gives. */
    <T> T resultOfOneCommit(Supplier<T> work) {
        T result = requireNonNull(transactions.execute(status -> work.get()));
        durability.check();
        return result;
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

    /** What a provider says may be of any length, a column is not. */
    static String text(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
