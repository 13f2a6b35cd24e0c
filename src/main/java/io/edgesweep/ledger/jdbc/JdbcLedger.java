package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Runs;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger on a database that its schema was migrated to: HSQLDB or PostgreSQL. */
public final class JdbcLedger {

    private JdbcLedger() {}

    /**
     * The ledger in the database.
     *
     * @param database     where it is
     * @param transactions commits durably; a change of state must be on disk when its transaction ends
     * @param durability   tells when it is not
     * @throws io.edgesweep.ledger.LedgerLostException when the database has lost what was once in it
     */
    public static Ledger over(DataSource database, TransactionTemplate transactions, Durability durability) {
        Sql sql = new Sql(database, transactions, durability);
        AnnouncedCallCount announcements = new AnnouncedCallCount(sql, durability);
        announcements.compare();
        BatchRows rows = new BatchRows(sql);
        Runs runs = new JdbcRuns(sql);
        return new Ledger(
                runs,
                new JdbcRecorder(sql, rows),
                new JdbcDueBatches(sql, rows, announcements),
                new JdbcOpenBatches(sql, rows, runs),
                new JdbcFirstLooks(sql),
                new JdbcHistory(sql, rows),
                new JdbcOldRuns(sql),
                new JdbcSchedules(sql),
                new JdbcKeptFiles(sql),
                new JdbcOrders(sql),
                new JdbcAftermath(sql, rows));
    }
}
