package io.edgesweep.app;

import io.edgesweep.ledger.Ledger;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ledger with its database, until it is closed.
 *
 * @param database     where it is
 * @param transactions of that database
 * @param closing      closes the database, and what watches over it
 */
record OpenLedger(Ledger ledger, DataSource database, PlatformTransactionManager transactions, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
