package io.edgesweep.app;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.file.FullDiskException;
import io.edgesweep.home.HomeLock;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockWaiter;
import io.edgesweep.home.LockedException;
import io.edgesweep.job.forecast.PlanHandler;
import io.edgesweep.process.ProcessName;
import io.edgesweep.process.Sleeper;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.ServedSession;
import io.edgesweep.session.Serving;
import io.edgesweep.session.SilentHolderException;
import io.edgesweep.session.Verbosity;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.DatabaseKeys;
import io.edgesweep.settings.read.OtherOptions;
import io.edgesweep.text.Causes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens the application with its ledger: takes the locks, opens the ledger, and starts a Spring context where one is needed. */
final class SessionOpener {

    /** A process that is at work says within that who it is. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);

    private static final Duration BRIEF = Duration.ofSeconds(10);

    private final ShutdownHook shutdown;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final SpringContexts contexts;
    private final LedgerOpener ledgers;

    SessionOpener(ShutdownHook shutdown, InstantSource clock, Sleeper sleeper, SpringContexts contexts) {
        this.shutdown = shutdown;
        this.clock = clock;
        this.sleeper = sleeper;
        this.contexts = contexts;
        this.ledgers = new LedgerOpener(clock, sleeper);
    }

    /**
     * Opens it to run jobs, or to do anything else.
     *
     * @param patience how long is waited for a lock
     * @param purpose  for what: it says which process that has the lock can do in its place what is to be done
     * @throws LockedException when another process has it by then
     */
    LocalSession open(ReadConfiguration read, Verbosity verbosity, Duration patience, Purpose purpose) {
        HomeLock lock = lock(read, verbosity, patience, purpose);
        try {
            ConfigurableApplicationContext context =
                    contexts.start(EngineConfiguration.class, read, verbosity, List.of(handedIn(read, lock, patience)));
            LocalReading reading = context.getBean(LocalReading.class);
            shutdown.tell(reading.workshop().stop());
            return new LocalSession(
                    reading,
                    context.getBean(NotifyingRunner.class),
                    context.getBean(PlanHandler.class),
                    new LockWaiter(clock, sleeper),
                    patience,
                    shutdown,
                    options -> OtherOptions.refuse(options, read.environment()),
                    () -> {
                        context.close();
                        lock.close();
                    });
        } catch (RuntimeException e) {
            lock.close();
            throw cause(e, read);
        }
    }

    /**
     * Opens it to read, without a context of Spring: beside whoever works with the ledger where the database keeps its users apart, as
     * the one who has it where it does not. Where there is none, none is made.
     *
     * @param patience how long is waited for a lock
     * @throws LockedException when another process has it by then
     */
    LocalReading openToRead(ReadConfiguration read, Verbosity verbosity, Duration patience) {
        return beside(read, verbosity).orElseGet(() -> alone(read, verbosity, patience));
    }

    /**
     * Opens it to look at the ledger beside whoever works with it. Empty where the database lets nobody else look, and where there is no
     * ledger yet, or another version's: whoever may work with it finds out which.
     */
    Optional<LocalReading> beside(ReadConfiguration read, Verbosity verbosity) {
        if (!read.isPostgres()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading(read, verbosity, () -> ledgers.toRead(read), () -> {}));
        } catch (RuntimeException e) {
            if (Causes.first(e, FlywayValidateException.class).isPresent()) {
                return Optional.empty();
            }
            throw cause(e, read);
        }
    }

    private LocalReading alone(ReadConfiguration read, Verbosity verbosity, Duration patience) {
        if (!read.isPostgres() && LedgerOpener.isMissing(read)) {
            return reading(read, verbosity, ledgers::ofNothing, () -> {}).asOfNothing();
        }
        HomeLock lock = lock(read, verbosity, patience, Purpose.BESIDE);
        try {
            return reading(read, verbosity, () -> ledgers.toWork(read, lock, patience), lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw cause(e, read);
        }
    }

    private LocalReading reading(
            ReadConfiguration read, Verbosity verbosity, Supplier<OpenLedger> opened, Runnable closed) {
        try (Opening opening = new Opening()) {
            opening.add(Logging.begin(read, verbosity));
            OpenLedger ledger = opening.add(opened.get());
            AccountProviders providers = opening.add(LocalReading.providers(read.settings(), clock, sleeper));
            Runnable all = opening.done();
            LocalReading reading = LocalReading.of(read.settings(), ledger.ledger(), providers, clock, sleeper, () -> {
                all.run();
                closed.run();
            });
            shutdown.tell(reading.workshop().stop());
            return reading;
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

    /**
     * Takes the home folder's lock. It needs no more of Spring than the configuration, because who has to wait is told so at
     * once, and nothing may open the ledger before.
     */
    private HomeLock lock(ReadConfiguration read, Verbosity verbosity, Duration patience, Purpose purpose) {
        Settings settings = read.settings();
        LockWaiter locks = new LockWaiter(clock, sleeper);
        Path folder = settings.folders().home();
        Supplier<HomeLock> home = () -> purpose.isBeside()
                ? HomeLock.takeBriefly(folder, ProcessName.name(), clock.instant())
                : HomeLock.take(folder, ProcessName.name(), clock.instant());
        try {
            return briefly(read, verbosity, locks, home);
        } catch (LockedException e) {
            Optional<Serving> beside = beside(settings, e, patience);
            beside.filter(purpose::isAnsweredBy).ifPresent(serving -> {
                throw new ServedException(e.holder(), serving);
            });
            try (Opening opening = new Opening()) {
                // It says who is waited for.
                opening.add(Logging.begin(read, verbosity));
                return locks.take(home, patience);
            } catch (LockedException last) {
                throw beside.flatMap(Serving::onlyWork)
                        .map(work -> new LockedException(
                                last.holder() + " (" + work + ")",
                                "Wait until it is done, with --wait 10m. Meanwhile runs, show, quota, plan, explain, pause and stop"
                                        + " are answered; to run several jobs at once, have serve run them"))
                        .orElse(last);
            }
        }
    }

    /** Two people who look at once both get an answer: whoever begins no run is soon done, and is waited for. */
    private static HomeLock briefly(
            ReadConfiguration read, Verbosity verbosity, LockWaiter locks, Supplier<HomeLock> home) {
        try {
            return home.get();
        } catch (LockedException e) {
            if (!e.isBrief()) {
                throw e;
            }
            try (Opening opening = new Opening()) {
                // It says who is waited for.
                opening.add(Logging.begin(read, verbosity));
                return locks.take(home, BRIEF);
            }
        }
    }

    /** Who answers in the place of this process. Whoever is ready to wait does so for one that stands still, too. */
    private Optional<Serving> beside(Settings settings, LockedException locked, Duration patience) {
        try {
            return ServedSession.in(settings, sleeper, locked.holder(), FIRST_ANSWER);
        } catch (SilentHolderException e) {
            if (patience.isZero()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** @param patience how long is waited for a lock that only the database can tell of */
    private ApplicationContextInitializer<ConfigurableApplicationContext> handedIn(
            ReadConfiguration read, HomeLock lock, Duration patience) {
        return context -> {
            context.getBeanFactory().registerSingleton("read", read);
            context.getBeanFactory().registerSingleton("ledgers", ledgers);
            context.getBeanFactory().registerSingleton("homeLock", lock);
            context.getBeanFactory().registerSingleton("lockPatience", patience);
        };
    }

    /** Why it cannot be opened, in words. */
    private static RuntimeException cause(RuntimeException failure, ReadConfiguration read) {
        return FullDiskException.of(failure, read.settings().folders().home())
                .<RuntimeException>map(full -> new LocalStateException(full.getMessage(), failure))
                .orElseGet(() -> withPlaceOfDatabase(StartFailures.cause(failure), read));
    }

    /** Whoever named the database, in a variable that was meant for another program say, has to know that he did. */
    private static RuntimeException withPlaceOfDatabase(RuntimeException failure, ReadConfiguration read) {
        return failure instanceof LocalStateException
                ? DatabaseKeys.place(read.environment())
                        .<RuntimeException>map(place -> new LocalStateException(
                                failure.getMessage() + ". The database is named by " + place, failure))
                        .orElse(failure)
                : failure;
    }
}
