package io.edgesweep.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger on a database that its schema was migrated to: HSQLDB or PostgreSQL. */
public final class JdbcLedger {

    private JdbcLedger() {}

    /**
     * The ledger in the database.
     *
     * @param jdbc         the database
     * @param transactions commits durably; a change of state must be on disk when its transaction ends
     */
    public static Ledger over(JdbcClient jdbc, TransactionTemplate transactions) {
        Sql sql = new Sql(jdbc, transactions);
        BatchRows rows = new BatchRows(sql);
        return new Ledger(
                new JdbcRuns(sql),
                new JdbcRecorder(sql, rows),
                new JdbcDueBatches(sql, rows),
                new JdbcOpenBatches(sql, rows),
                new JdbcHistory(sql, rows));
    }
}
