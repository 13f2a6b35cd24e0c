package io.edgesweep.app;

import com.zaxxer.hikari.HikariDataSource;
import io.edgesweep.home.HomeLock;
import io.edgesweep.home.LedgerLease;
import io.edgesweep.home.LedgerLock;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockWaiter;
import io.edgesweep.home.LockedException;
import io.edgesweep.home.OwnLedger;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.hsqldb.HsqldbFiles;
import io.edgesweep.ledger.hsqldb.HsqldbLogAppender;
import io.edgesweep.ledger.jdbc.JdbcLedger;
import io.edgesweep.process.ProcessName;
import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the ledger, in the same way within a context of Spring and without one, which most commands need not wait for. */
record LedgerOpener(InstantSource clock, Sleeper sleeper) {

    private static final Logger log = LoggerFactory.getLogger(LedgerOpener.class);

    /** Processes that start at once on an empty database wait so long at least for the one that makes the tables. */
    private static final Duration FIRST_START = Duration.ofSeconds(30);

    /**
     * Opens it to work with it, and makes its tables where there are none.
     *
     * @param home     the home folder's lock, which this process has
     * @param patience how long is waited for a lock that only the database can tell of
     * @throws LockedException when another process has that by then
     */
    OpenLedger toWork(ReadConfiguration read, HomeLock home, Duration patience) {
        String url = read.ledgerUrl();
        try (Opening opening = new Opening()) {
            prepareFiles(url);
            PostgresLimits limits = PostgresLimits.ofProcess();
            DataSource database = limits.over(opening.add(LedgerPool.of(read)));
            LedgerLock lock = opening.add(LedgerLock.of(database, url));
            makeTables(database, lock, patience);
            LedgerLease lease = opening.add(lease(database, url, read.settings(), limits));
            // From when the files are open, and not earlier: what HSQLDB says while it opens them is about an earlier
            // process.
            HsqldbLogAppender watch = opening.add(HsqldbLogAppender.overDatabase(url));
            PlatformTransactionManager transactions = new JdbcTransactionManager(database);
            return new OpenLedger(
                    JdbcLedger.over(
                            database,
                            new TransactionTemplate(transactions),
                            new OwnLedger(lease.durability(watch), home),
                            lease.node()),
                    database,
                    transactions,
                    closing(opening.done(), url));
        } catch (IOException e) {
            throw new LocalStateException(
                    "The ledger cannot be opened: "
                            + HsqldbFiles.folder(url).map(Path::toString).orElse("its folder") + " cannot be written ("
                            + LocalFailure.words(e)
                            + "). Fix its disk or its permissions, and run the same command again",
                    e);
        }
    }

    /**
     * Opens it to look at it beside whoever works with it, and changes nothing, least of all under a process of another version.
     *
     * @throws org.flywaydb.core.api.exception.FlywayValidateException when the tables are not those of this version
     */
    OpenLedger toRead(ReadConfiguration read) {
        return toRead(() -> LedgerPool.of(read), database -> {
            if (!CurrentSchema.isIn(database)) {
                flyway(database).validate();
            }
        });
    }

    /** Opens an empty one in memory, for whoever reads where there is none, and is to make none. */
    OpenLedger ofNothing() {
        return toRead(LedgerPool::ofNothing, database -> flyway(database).migrate());
    }

    private static OpenLedger toRead(Supplier<HikariDataSource> pool, Consumer<DataSource> look) {
        try (Opening opening = new Opening()) {
            DataSource database = PostgresLimits.ofProcess().over(opening.add(pool.get()));
            look.accept(database);
            PlatformTransactionManager transactions = new JdbcTransactionManager(database);
            return new OpenLedger(
                    JdbcLedger.toRead(database, new TransactionTemplate(transactions)),
                    database,
                    transactions,
                    opening.done());
        }
    }

    /** Whether nobody has worked here with the ledger yet: neither are its files there, nor is the home folder's lock. */
    static boolean isMissing(ReadConfiguration read) {
        return HsqldbFiles.folder(read.ledgerUrl()).filter(Files::exists).isEmpty()
                && Files.notExists(read.settings().folders().home().resolve("lock"));
    }

    private static void prepareFiles(String url) throws IOException {
        Optional<Path> ledger = HsqldbFiles.folder(url);
        if (ledger.isPresent()) {
            HsqldbFiles.prepare(ledger.get());
        }
    }

    private static Runnable closing(Runnable all, String url) {
        return () -> {
            all.run();
            noteClosed(url);
        };
    }

    /** HSQLDB has closed its files with its last connection. */
    private static void noteClosed(String url) {
        Optional<Path> ledger = HsqldbFiles.folder(url);
        if (ledger.isPresent()) {
            try {
                new HsqldbFiles(ledger.get()).inOrder();
            } catch (IOException e) {
                log.warn("The checksums of the ledger's files cannot be written down: {}", LocalFailure.words(e));
            }
        }
    }

    /** The lock is taken before the tables are looked at, which another process may be working with. */
    private void makeTables(DataSource database, LedgerLock lock, Duration patience) {
        new LockWaiter(clock, sleeper)
                .take(
                        () -> {
                            if (CurrentSchema.isIn(database)) {
                                lock.share();
                            } else {
                                lock.alone(() -> flyway(database).migrate());
                            }
                            return lock;
                        },
                        patience.compareTo(FIRST_START) < 0 ? FIRST_START : patience);
    }

    private static Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations(new String[0])
                .javaMigrations(new LedgerSchema(), new SpringBatchSchema())
                // Otherwise it lets pass what a later version has added.
                .ignoreMigrationPatterns(new String[0])
                .load();
    }

    private static LedgerLease lease(DataSource database, String url, Settings settings, PostgresLimits limits) {
        String name = settings.node().name();
        return LedgerLease.begin(
                database, url, name.isEmpty() ? ProcessName.host() : name, ProcessName.name(), limits.connections());
    }
}
