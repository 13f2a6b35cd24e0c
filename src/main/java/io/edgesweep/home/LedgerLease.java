package io.edgesweep.home;

import io.edgesweep.ledger.hsqldb.HsqldbLogAppender;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.ledger.jdbc.NodeLease;
import io.edgesweep.ledger.jdbc.PostgresLock;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** The right of this process to work with a ledger beside others; one that has it alone needs none. */
public record LedgerLease(Optional<NodeLease> node) implements AutoCloseable {

    /** Of who has the ledger alone by the lock of the home folder. */
    private static final LedgerLease NONE = new LedgerLease(Optional.empty());

    /**
     * Begins to work with the ledger, whose schema must be there.
     *
     * @param url         the database's JDBC address
     * @param name        of the node
     * @param process     who we are: host and process
     * @param connections by which name the server knows our connections
     */
    public static LedgerLease begin(DataSource database, String url, String name, String process, String connections) {
        if (!PostgresLock.isFor(url)) {
            return NONE;
        }
        try {
            return new LedgerLease(Optional.of(
                    NodeLease.begin(database, name, process, connections, InstantSource.system(), System::nanoTime)));
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger cannot be worked with", e);
        }
    }

    /** What tells whether the ledger is still to be trusted. */
    public Durability durability(HsqldbLogAppender files) {
        return node.<Durability>map(each -> each).orElse(files.durability());
    }

    @Override
    public void close() {
        node.ifPresent(NodeLease::close);
    }
}
