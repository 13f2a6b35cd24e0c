package io.edgesweep.app;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.home.HomeLock;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockWaiter;
import io.edgesweep.home.LockedException;
import io.edgesweep.job.forecast.PlanHandler;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.hsqldb.HsqldbFiles;
import io.edgesweep.process.ProcessName;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.ServedSession;
import io.edgesweep.session.Verbosity;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.DatabaseKeys;
import io.edgesweep.status.StatusFiles;
import io.edgesweep.text.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens the application with its ledger: takes the locks, prepares the files, starts the Spring context. */
final class SessionOpener {

    private static final Logger log = LoggerFactory.getLogger(SessionOpener.class);

    private final ShutdownHook shutdown;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final SpringContexts contexts;

    SessionOpener(ShutdownHook shutdown, InstantSource clock, Sleeper sleeper, SpringContexts contexts) {
        this.shutdown = shutdown;
        this.clock = clock;
        this.sleeper = sleeper;
        this.contexts = contexts;
    }

    /**
     * Opens it to work with the ledger.
     *
     * @param patience how long is waited for a lock
     * @throws LockedException when another process has it by then
     */
    LocalSession open(ReadConfiguration read, List<String> options, Verbosity verbosity, Duration patience) {
        HomeLock lock = lock(read.settings(), patience);
        try {
            return session(
                    read,
                    verbosity,
                    List.of(SessionOpener::prepareLedger, access(LedgerAccess.WORKING, patience), holding(lock)),
                    lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw withPlaceOfDatabase(StartFailures.cause(e), options);
        }
    }

    /**
     * Opens it to look at the ledger beside whoever works with it. Empty where the database lets nobody else look, and where there is no
     * ledger yet, or another version's: whoever may work with it finds out which.
     */
    Optional<LocalSession> toRead(ReadConfiguration read, List<String> options, Verbosity verbosity) {
        if (!read.isPostgres()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    session(read, verbosity, List.of(access(LedgerAccess.READING, Duration.ZERO)), () -> {}));
        } catch (RuntimeException e) {
            if (Causes.first(e, FlywayValidateException.class).isPresent()) {
                return Optional.empty();
            }
            throw withPlaceOfDatabase(StartFailures.cause(e), options);
        }
    }

    /** Reads the configuration, and says in words what is wrong with it. */
    static ReadConfiguration read(List<String> options) {
        try {
            return ReadConfiguration.of(options);
        } catch (RuntimeException e) {
            throw StartFailures.cause(e);
        }
    }

    private LocalSession session(
            ReadConfiguration read,
            Verbosity verbosity,
            List<ApplicationContextInitializer<ConfigurableApplicationContext>> initializers,
            Runnable closed) {
        ConfigurableApplicationContext context =
                contexts.start(EngineConfiguration.class, read, verbosity, initializers);
        shutdown.tell(context.getBean(StopSignal.class));
        return new LocalSession(
                context.getBean(RunServices.class),
                context.getBean(NotifyingRunner.class),
                context.getBean(PlanHandler.class),
                context.getBean(StatusFiles.class),
                context.getBean(AccountProviders.class),
                new LockWaiter(clock, sleeper),
                context.getBean("lockPatience", Duration.class),
                shutdown,
                () -> {
                    String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
                    context.close();
                    noteClosed(url);
                    closed.run();
                });
    }

    /**
     * Takes the home folder's lock. It needs no more of Spring than the configuration, because who has to wait is told so at
     * once, and nothing may open the ledger before.
     */
    private HomeLock lock(Settings settings, Duration patience) {
        LockWaiter locks = new LockWaiter(clock, sleeper);
        Supplier<HomeLock> home = () -> HomeLock.take(settings.folders().home(), ProcessName.name(), clock.instant());
        try {
            return locks.take(home, Duration.ZERO);
        } catch (LockedException e) {
            ServedSession.in(settings, sleeper).ifPresent(serving -> {
                throw new ServedException(e.holder(), serving);
            });
            return locks.take(home, patience);
        }
    }

    private static ApplicationContextInitializer<ConfigurableApplicationContext> holding(HomeLock lock) {
        return context -> context.getBeanFactory().registerSingleton("homeLock", lock);
    }

    /** @param patience how long is waited for a lock that only the database can tell of */
    private static ApplicationContextInitializer<ConfigurableApplicationContext> access(
            LedgerAccess access, Duration patience) {
        return context -> {
            context.getBeanFactory().registerSingleton("access", access);
            context.getBeanFactory().registerSingleton("lockPatience", patience);
        };
    }

    private static void prepareLedger(ConfigurableApplicationContext context) {
        Optional<Path> ledger =
                HsqldbFiles.folder(context.getEnvironment().getRequiredProperty("spring.datasource.url"));
        if (ledger.isPresent()) {
            try {
                HsqldbFiles.prepare(ledger.get());
            } catch (IOException e) {
                throw new LocalStateException(
                        "The ledger cannot be opened: " + ledger.get() + " cannot be written (" + e.getMessage()
                                + "). Free some space on its disk, or fix it",
                        e);
            }
        }
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

    /** Whoever named the database, in a variable that was meant for another program say, has to know that he did. */
    private static RuntimeException withPlaceOfDatabase(RuntimeException failure, List<String> options) {
        return failure instanceof LocalStateException
                ? DatabaseKeys.place(ConfigurationFiles.ofProcess(options).read())
                        .<RuntimeException>map(place -> new LocalStateException(
                                failure.getMessage() + ". The database is named by " + place, failure))
                        .orElse(failure)
                : failure;
    }
}
