package io.edgesweep.app;

import java.nio.file.Path;
import java.util.UUID;

/** The ledger where no other database is named for it: an HSQLDB file database in the home folder. */
final class HomeLedger {

    /** Without a password. What belongs to another program's database, in the environment say, opens no ledger of ours. */
    static final String USER = "SA";

    private HomeLedger() {}

    /**
     * Where it is. With {@code write_delay=false} a commit is on disk when it returns. With {@code lock_file=false} the home
     * folder's own lock counts, which ends with its process. With {@code extlog=3} warnings go to the logger by which
     * HsqldbFiles learns of lost commits, and so do checkpoints.
     *
     * @param home without a semicolon, which would end the path; the path is absolute because HSQLDB replaces a "~" at its
     *             beginning
     */
    static String url(Path home) {
        return "jdbc:hsqldb:file:" + home.toAbsolutePath().resolve("ledger").resolve("ledger")
                + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached;hsqldb.write_delay=false;hsqldb.lock_file=false"
                + ";hsqldb.extlog=3;shutdown=true";
    }

    /** A ledger in memory, another one at each call. */
    static String nowhere() {
        return "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc;shutdown=true";
    }
}
