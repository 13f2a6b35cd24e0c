package io.edgesweep.app;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.account.DryRunProviders;
import io.edgesweep.home.HomeLock;
import io.edgesweep.job.forecast.PlanHandler;
import io.edgesweep.job.run.RunHandler;
import io.edgesweep.ledger.Compaction;
import io.edgesweep.ledger.hsqldb.HsqldbCompaction;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.process.Sleeper;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.Settings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What a run needs beside what is read: Spring Batch, and notices. The ledger is opened in here, after the context has set up the
 * logging by which HSQLDB is listened to. What Spring Boot is to set up is named, so that what the console brings along for
 * {@code serve} is not even looked at by the other commands.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    BatchAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
@Import(NoticeConfiguration.class)
class EngineConfiguration {

    @Bean
    static SparingJobRepository sparingJobRepository() {
        return new SparingJobRepository();
    }

    @Bean
    OpenLedger openLedger(LedgerOpener ledgers, ReadConfiguration read, HomeLock home, Duration lockPatience) {
        return ledgers.toWork(read, home, lockPatience);
    }

    /** Closed with the ledger. */
    @Bean(destroyMethod = "")
    DataSource dataSource(OpenLedger ledger) {
        return ledger.database();
    }

    @Bean
    PlatformTransactionManager transactionManager(OpenLedger ledger) {
        return ledger.transactions();
    }

    @Bean
    AccountProviders providers(Settings settings, InstantSource clock, Sleeper sleeper) {
        return LocalReading.providers(settings, clock, sleeper);
    }

    /** What is opened for it the context closes. */
    @Bean(destroyMethod = "")
    LocalReading reading(
            Settings settings, OpenLedger ledger, AccountProviders providers, InstantSource clock, Sleeper sleeper) {
        return LocalReading.of(settings, ledger.ledger(), providers, clock, sleeper, () -> {});
    }

    /** Heard by the watch, so that the checksums of the new files are noted. */
    @Bean
    Compaction compaction(ReadConfiguration read, OpenLedger ledger) {
        return HsqldbCompaction.of(
                read.ledgerUrl(), ledger.database(), read.settings().folders().freeSpace());
    }

    @Bean
    RunHandler runHandler(LocalReading reading, JobRepository repository, JobOperator operator, Compaction compaction) {
        return new RunHandler(reading.workshop(), repository, operator, compaction, new SecureRandom());
    }

    @Bean
    NotifyingRunner noticedRuns(RunHandler runs, NoticeFactory notices, LocalReading reading) {
        return new NotifyingRunner(runs, notices, reading.status());
    }

    @Bean
    PlanHandler planHandler(LocalReading reading) {
        RunServices workshop = reading.workshop();
        return new PlanHandler(new RunServices(
                workshop.settings(),
                workshop.ledger(),
                new DryRunProviders(workshop.providers()),
                workshop.clock(),
                workshop.sleeper(),
                workshop.stop(),
                workshop.stops(),
                workshop.reports(),
                workshop.owner()));
    }
}
