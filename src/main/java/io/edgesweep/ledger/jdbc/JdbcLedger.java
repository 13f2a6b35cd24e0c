package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.Runs;
import java.util.Optional;
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
        return over(database, transactions, durability, Optional.empty());
    }

    /**
     * As the other one, where other processes may work with it too.
     *
     * @param lease the right of this one to do so; empty where it has the ledger alone
     */
    public static Ledger over(
            DataSource database, TransactionTemplate transactions, Durability durability, Optional<NodeLease> lease) {
        Sql sql = new Sql(database, transactions, durability);
        return over(
                sql,
                durability,
                lease,
                lease.<Nodes>map(each -> new JdbcNodes(sql, each.id())).orElse(Nodes.ALONE));
    }

    /** The ledger in a PostgreSQL that others may work with, for somebody who only looks. */
    public static Ledger toRead(DataSource database, TransactionTemplate transactions) {
        Sql sql = new Sql(database, transactions, Durability.OF_DATABASE);
        return over(sql, Durability.OF_DATABASE, Optional.empty(), new JdbcNodes(sql, JdbcNodes.NOBODY));
    }

    private static Ledger over(Sql sql, Durability durability, Optional<NodeLease> lease, Nodes nodes) {
        AnnouncedCallCount announcements = new AnnouncedCallCount(sql, durability);
        announcements.compare();
        BatchRows rows = new BatchRows(sql);
        StalePages stale = new StalePages(sql, rows);
        Runs runs = new JdbcRuns(sql, stale);
        return new Ledger(
                runs,
                new JdbcRecorder(sql, rows),
                new JdbcDueBatches(sql, rows, announcements),
                new JdbcOpenBatches(sql, rows, runs),
                new JdbcFirstLooks(sql),
                new JdbcHistory(sql, rows),
                new JdbcOldRuns(sql),
                new JdbcSchedules(sql),
                new JdbcPauses(sql),
                new JdbcKeptFiles(sql, lease.isPresent()),
                new JdbcOrders(sql, lease.map(NodeLease::id)),
                nodes,
                new JdbcAftermath(sql, rows),
                new JdbcTargets(sql, rows),
                new JdbcWaitingTargets(sql, rows),
                new JdbcLiveFigures(sql),
                new JdbcEdgeLooks(sql, stale),
                new JdbcOriginUse(sql),
                new JdbcDigests(sql));
    }
}
