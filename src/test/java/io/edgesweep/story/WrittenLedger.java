package io.edgesweep.story;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Puts into a ledger of the home folder what would take long to come about. */
final class WrittenLedger {

    private WrittenLedger() {}

    /** Nobody else may have it meanwhile. */
    static void in(Path home, Consumer<Ledger> work) {
        SingleConnectionDataSource database = new SingleConnectionDataSource(
                "jdbc:hsqldb:file:" + home.resolve("ledger/ledger")
                        + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached;hsqldb.write_delay=true",
                "SA",
                "",
                true);
        work.accept(TestLedgers.in(database));
        JdbcClient.create(database).sql("SHUTDOWN").update();
        database.destroy();
    }
}
