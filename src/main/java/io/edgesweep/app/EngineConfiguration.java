package io.edgesweep.app;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.account.DryRunProviders;
import io.edgesweep.home.HomeLock;
import io.edgesweep.home.LedgerLease;
import io.edgesweep.home.LedgerLock;
import io.edgesweep.home.LockWaiter;
import io.edgesweep.home.OwnLedger;
import io.edgesweep.job.forecast.PlanHandler;
import io.edgesweep.job.run.RunHandler;
import io.edgesweep.ledger.Compaction;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.hsqldb.HsqldbCompaction;
import io.edgesweep.ledger.hsqldb.HsqldbLogAppender;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.ledger.jdbc.JdbcLedger;
import io.edgesweep.ledger.jdbc.SqlDialect;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.process.ProcessName;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.runtime.RunStops;
import io.edgesweep.settings.Settings;
import io.edgesweep.status.StatusFiles;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything that a run needs. What Spring Boot is to set up is named, so that what the console brings along for
 * {@code serve} is not even looked at by the other commands.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    TransactionManagerCustomizationAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    BatchAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
@Import({ProviderConfiguration.class, NoticeConfiguration.class})
class EngineConfiguration {

    /** Processes that start at once on an empty database wait so long at least for the one that makes the tables. */
    private static final Duration FIRST_START = Duration.ofSeconds(30);

    @Bean
    static PostgresLimits postgresLimits() {
        return new PostgresLimits(ProcessName.name(), new SecureRandom().nextLong());
    }

    @Bean
    static SparingJobRepository sparingJobRepository() {
        return new SparingJobRepository();
    }

    /** Before the schema is looked at, which another process may be working with. */
    @Bean
    LedgerLock ledgerLock(DataSource dataSource, @Value("${spring.datasource.url}") String url, LedgerAccess access) {
        return access == LedgerAccess.READING ? LedgerLock.none(dataSource) : LedgerLock.of(dataSource, url);
    }

    @Bean
    FlywayConfigurationCustomizer schema(DataSource dataSource, LedgerLock lock) {
        return flyway -> flyway.placeholders(SqlDialect.placeholders(dataSource))
                .javaMigrations(new SpringBatchSchema())
                // Otherwise it lets pass what a later version has added.
                .ignoreMigrationPatterns(new String[0]);
    }

    /** Who only looks changes nothing, least of all under a process of another version. */
    @Bean
    FlywayMigrationStrategy migration(
            LedgerAccess access,
            DataSource dataSource,
            LedgerLock lock,
            Duration lockPatience,
            InstantSource clock,
            Sleeper sleeper) {
        return flyway -> {
            if (access == LedgerAccess.READING) {
                if (!CurrentSchema.isIn(dataSource)) {
                    flyway.validate();
                }
                return;
            }
            Duration patience = lockPatience.compareTo(FIRST_START) < 0 ? FIRST_START : lockPatience;
            new LockWaiter(clock, sleeper)
                    .take(
                            () -> {
                                if (CurrentSchema.isIn(dataSource)) {
                                    lock.share();
                                } else {
                                    lock.alone(flyway::migrate);
                                }
                                return lock;
                            },
                            patience);
        };
    }

    @Bean
    @DependsOnDatabaseInitialization
    LedgerLease lease(
            DataSource dataSource,
            @Value("${spring.datasource.url}") String url,
            LedgerAccess access,
            Settings settings,
            PostgresLimits limits) {
        String name = settings.node().name();
        return access == LedgerAccess.READING
                ? LedgerLease.NONE
                : LedgerLease.begin(
                        dataSource,
                        url,
                        name.isEmpty() ? ProcessName.host() : name,
                        ProcessName.name(),
                        limits.connections());
    }

    /** From when the files are open, and not earlier: what HSQLDB says while it opens them is about an earlier process. */
    @Bean
    @DependsOnDatabaseInitialization
    HsqldbLogAppender ledgerWatch(@Value("${spring.datasource.url}") String url) throws IOException {
        return HsqldbLogAppender.overDatabase(url);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Ledger ledger(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            HsqldbLogAppender watch,
            LedgerLease lease,
            LedgerAccess access,
            ObjectProvider<HomeLock> homeLock) {
        if (access == LedgerAccess.READING) {
            return JdbcLedger.toRead(dataSource, new TransactionTemplate(transactions));
        }
        Durability durability = lease.durability(watch);
        HomeLock ours = homeLock.getIfAvailable();
        return JdbcLedger.over(
                dataSource,
                new TransactionTemplate(transactions),
                ours == null ? durability : new OwnLedger(durability, ours),
                lease.node());
    }

    @Bean
    StopSignal stopSignal() {
        return new StopSignal();
    }

    @Bean
    RunServices workshop(
            Settings settings,
            Ledger ledger,
            AccountProviders providers,
            InstantSource clock,
            Sleeper sleeper,
            StopSignal stop) {
        RunStops stops = new RunStops(ledger.runs(), clock, ledger.nodes().isShared());
        return new RunServices(
                settings, ledger, providers, clock, sleeper, stop, stops, new ReentrantLock(), ProcessName.name());
    }

    /** Heard by the watch, so that the checksums of the new files are noted. */
    @Bean
    Compaction compaction(
            @Value("${spring.datasource.url}") String url,
            DataSource dataSource,
            Settings settings,
            HsqldbLogAppender watch) {
        return HsqldbCompaction.of(url, dataSource, settings.folders().freeSpace());
    }

    @Bean
    RunHandler runHandler(RunServices workshop, JobRepository repository, JobOperator operator, Compaction compaction) {
        return new RunHandler(workshop, repository, operator, compaction, new SecureRandom());
    }

    @Bean
    StatusFiles statusFiles(Settings settings, Ledger ledger, InstantSource clock) {
        return new StatusFiles(settings, ledger, clock);
    }

    @Bean
    NotifyingRunner noticedRuns(RunHandler runs, NoticeFactory notices, StatusFiles status) {
        return new NotifyingRunner(runs, notices, status);
    }

    @Bean
    PlanHandler planHandler(RunServices workshop) {
        return new PlanHandler(new RunServices(
                workshop.settings(),
                workshop.ledger(),
                new DryRunProviders(workshop.providers()),
                workshop.clock(),
                workshop.sleeper(),
                workshop.stop(),
                workshop.stops(),
                workshop.list(),
                workshop.owner()));
    }
}
