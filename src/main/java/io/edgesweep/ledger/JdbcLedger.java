package io.edgesweep.ledger;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger on a database that its schema was migrated to: HSQLDB or PostgreSQL. */
public final class JdbcLedger {

    private JdbcLedger() {}

    /**
     * The ledger in the database.
     *
     * @param jdbc         the database
     * @param transactions commits durably; a change of state must be on disk when its transaction ends
     * @param durability   tells when it is not
     * @throws LedgerLostException when the database has lost what was once in it
     */
    public static Ledger over(
            NamedParameterJdbcOperations jdbc, TransactionTemplate transactions, Durability durability) {
        Sql sql = new Sql(jdbc, transactions, durability);
        Announcements announcements = new Announcements(sql, durability);
        announcements.compare();
        BatchRows rows = new BatchRows(sql);
        return new Ledger(
                new JdbcRuns(sql),
                new JdbcRecorder(sql, rows),
                new JdbcDueBatches(sql, rows, announcements),
                new JdbcOpenBatches(sql, rows),
                new JdbcHistory(sql, rows),
                new JdbcOldRuns(sql),
                new JdbcSchedules(sql),
                new JdbcAftermath(sql, rows));
    }
}
