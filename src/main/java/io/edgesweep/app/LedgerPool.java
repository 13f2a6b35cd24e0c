package io.edgesweep.app;

import com.zaxxer.hikari.HikariDataSource;
import io.edgesweep.settings.read.DatabaseKeys;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The connections to the ledger's database, by the keys that Spring Boot has for them. */
final class LedgerPool {

    /** What a node may take of a server that it shares with others, its lock and its lease among them. */
    private static final int SHARED = 10;

    /** The embedded database is ours alone. */
    private static final int OWN = 20;

    private LedgerPool() {}

    /** Of a database in memory that nobody else sees. */
    static HikariDataSource ofNothing() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(HomeLedger.nowhere());
        pool.setMaximumPoolSize(OWN);
        pool.setUsername(HomeLedger.USER);
        pool.setPassword("");
        return pool;
    }

    static HikariDataSource of(ReadConfiguration read) {
        Environment environment = read.environment();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(read.ledgerUrl());
        pool.setMaximumPoolSize(read.isPostgres() ? SHARED : OWN);
        if (DatabaseKeys.namesOne(read.environment())) {
            pool.setUsername(environment.getProperty("spring.datasource.username"));
            pool.setPassword(environment.getProperty("spring.datasource.password"));
        } else {
            pool.setUsername(HomeLedger.USER);
            pool.setPassword("");
        }
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        return pool;
    }
}
