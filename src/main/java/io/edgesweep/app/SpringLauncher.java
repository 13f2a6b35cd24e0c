package io.edgesweep.app;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.account.EmbeddedSandbox;
import io.edgesweep.account.RunningSandbox;
import io.edgesweep.account.SandboxPlan;
import io.edgesweep.check.BacklogChecks;
import io.edgesweep.check.JobChecks;
import io.edgesweep.check.PrivacyChecks;
import io.edgesweep.check.ServedBacklogChecks;
import io.edgesweep.check.SetupChecks;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockedException;
import io.edgesweep.input.ListHandler;
import io.edgesweep.input.ListRequest;
import io.edgesweep.input.ListSummary;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.Pause;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.quota.Quota;
import io.edgesweep.report.RunSummary;
import io.edgesweep.schedule.Firing;
import io.edgesweep.session.Check;
import io.edgesweep.session.Launcher;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.Reading;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Session;
import io.edgesweep.session.SilentHolderException;
import io.edgesweep.session.Verbosity;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.SettingsReader;
import io.edgesweep.settings.read.SpringVariables;
import io.edgesweep.setup.FirstAccount;
import io.edgesweep.setup.Survey;
import io.edgesweep.setup.Surveyor;
import io.edgesweep.text.NearestName;
import io.edgesweep.verification.VerifyHandler;
import io.edgesweep.verification.VerifyRequest;
import io.edgesweep.verification.VerifySummary;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application in Spring contexts. */
public final class SpringLauncher implements Launcher {

    private static final Logger log = LoggerFactory.getLogger(SpringLauncher.class);

    private final ShutdownHook shutdown;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final SpringContexts contexts;
    private final SessionOpener sessions;

    SpringLauncher(ShutdownHook shutdown, InstantSource clock, Sleeper sleeper) {
        this.shutdown = shutdown;
        this.clock = clock;
        this.sleeper = sleeper;
        this.contexts = new SpringContexts(clock, sleeper);
        this.sessions = new SessionOpener(shutdown, clock, sleeper, contexts);
    }

    @Override
    public Session open(List<String> options, Verbosity verbosity, Duration patience, Purpose purpose) {
        ReadConfiguration read = SessionOpener.read(options);
        HomeFolder.requireFor(purpose, read);
        LocalSession session = sessions.open(read, verbosity, patience, purpose);
        return read.isPostgres()
                ? new ResumingSession(
                        session,
                        () -> sessions.open(SessionOpener.read(options), verbosity, patience, purpose),
                        shutdown,
                        clock,
                        sleeper)
                : session;
    }

    @Override
    public Reading openToRead(List<String> options, Verbosity verbosity, Duration patience) {
        return sessions.openToRead(SessionOpener.read(options), verbosity, patience);
    }

    @Override
    public String configuredBy(List<String> options) {
        return ConfigurationFiles.ofProcess(options).told();
    }

    @Override
    public FolderSettings folders(List<String> options) {
        return SessionOpener.read(options).settings().folders();
    }

    @Override
    public List<Check> check(boolean online, List<String> options, Verbosity verbosity) {
        ReadConfiguration read = SessionOpener.read(options);
        try (Opening opening = new Opening();
                @Nullable
                        ConfigurableApplicationContext telling =
                                online ? contexts.start(NoticeConfiguration.class, read, verbosity, List.of()) : null) {
            opening.add(Logging.begin(read, verbosity));
            AccountProviders providers = opening.add(LocalReading.providers(read.settings(), clock, sleeper));
            List<Check> pausing = new ArrayList<>();
            List<Pause> pauses = new KnownPauses(sessions, why -> pausing.add(new Check("pauses", true, true, why)))
                    .of(read, verbosity);
            Settings settings = read.settings();
            Optional<NoticeFactory> notices =
                    Optional.ofNullable(telling).map(each -> each.getBean(NoticeFactory.class));
            Optional<ListHandler> reader = online
                    ? Optional.of(new ListHandler(settings, sleeper, new StopSignal(), clock))
                    : Optional.empty();
            boolean mailServer = read.environment().containsProperty("spring.mail.host");
            JobChecks jobs = new JobChecks(settings, mailServer, reader, notices);
            SetupChecks checks = new SetupChecks(settings, providers, jobs, pauses, clock, online);
            List<Check> all = new ArrayList<>(checks.all());
            all.addAll(pausing);
            all.add(0, new Check("configuration", true, configuredBy(options)));
            all.addAll(PrivacyChecks.of(
                    settings.folders().home(),
                    ConfigurationFiles.ofProcess(options).withSecrets()));
            SettingsReader.unknownVariables(read.environment())
                    .forEach(name -> all.add(new Check(
                            "environment",
                            true,
                            "variable " + name
                                    + " is not read: it is no key of edgesweep's; if it was meant as one, look at"
                                    + " its spelling")));
            SpringVariables.told(System.getenv().keySet())
                    .forEach(words -> all.add(new Check("environment", true, words)));
            all.addAll(backlog(read, jobs, checks.quotas(), verbosity));
            return all;
        } catch (RuntimeException e) {
            throw StartFailures.cause(e);
        }
    }

    /** The ledger is opened as for any other command that reads, unless there is none or another process has it. */
    private List<Check> backlog(
            ReadConfiguration read, JobChecks jobs, Map<String, List<Quota>> quotas, Verbosity verbosity) {
        Optional<LocalReading> beside = sessions.beside(read, verbosity);
        if (beside.isEmpty() && LedgerOpener.isMissing(read)) {
            return List.of(new Check("backlog", true, "there is no ledger" + read.inHome() + " yet"));
        }
        try (LocalReading reading = beside.orElseGet(() -> sessions.openToRead(read, verbosity, Duration.ZERO))) {
            return new BacklogChecks(reading.workshop(), jobs, quotas).all();
        } catch (ServedException e) {
            return ServedBacklogChecks.checks(e.serving());
        } catch (LockedException e) {
            return List.of(new Check(
                    "waiting",
                    !(e instanceof SilentHolderException),
                    "not checked, because another process has the ledger. " + e.getMessage()));
        } catch (LedgerLostException | LocalStateException e) {
            return List.of(new Check("ledger", false, String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(new Check("waiting", false, "interrupted"));
        }
    }

    @Override
    public ListSummary list(
            ListRequest request, InputStream in, ListHandler.Sink sink, List<String> options, Verbosity verbosity) {
        ReadConfiguration read = SessionOpener.read(options);
        try (Opening opening = new Opening()) {
            opening.add(Logging.begin(read, verbosity));
            Settings settings = read.settings();
            refuseUnknown(request.sites(), "--site", settings);
            // nothing is written down, so a process that is asked to end may do so in the middle of a row
            return new ListHandler(settings, sleeper, new StopSignal(), clock).list(request, in, sink);
        } catch (RuntimeException e) {
            throw StartFailures.cause(e);
        }
    }

    @Override
    public VerifySummary verify(
            VerifyRequest request,
            BooleanSupplier closed,
            Consumer<EdgeLook> sink,
            List<String> options,
            Verbosity verbosity)
            throws IOException, InterruptedException {
        ReadConfiguration read = SessionOpener.read(options);
        try (Opening opening = new Opening()) {
            opening.add(Logging.begin(read, verbosity));
            Settings settings = read.settings();
            VerifyRequest.OfRun run = request.run();
            VerifyKeys keys = run == null ? VerifyKeys.DEFAULT : verifyKeys(run.job(), settings);
            List<ServerAddress> nodes = request.resolve().isEmpty() ? keys.resolve() : request.resolve();
            NotedLooks noted = new NotedLooks(
                    run, () -> sessions.openToRead(read, verbosity, run == null ? Duration.ZERO : run.patience()));
            VerifySummary summary = new VerifyHandler(settings, sleeper, clock)
                    .verify(
                            request,
                            keys.with(
                                    request.sample().orElse(keys.sample()),
                                    nodes,
                                    request.secondLook().orElse(keys.secondLook())),
                            closed,
                            sink.andThen(noted::add));
            return summary.notNoted(noted.finish());
        } catch (RuntimeException e) {
            throw StartFailures.cause(e);
        }
    }

    /** As the job says; where it does not, or has no file, as usual. */
    private VerifyKeys verifyKeys(String job, Settings settings) {
        try {
            return JobFileReader.readThoughMissing(
                            JobFileReader.find(job, settings.folders().jobs()),
                            Map.of(),
                            List.of(),
                            settings.knownSites(),
                            clock.instant(),
                            missing -> {})
                    .afterPurge()
                    .verify()
                    .orElse(VerifyKeys.DEFAULT);
        } catch (MistakesException e) {
            log.debug("Job {} has no file that can be read, so it is looked at as usual", job, e);
            return VerifyKeys.DEFAULT;
        }
    }

    @Override
    public List<Mistake> schedule(Consumer<Firing> each, List<String> options, Verbosity verbosity) {
        ReadConfiguration read = SessionOpener.read(options);
        try (Opening opening = new Opening()) {
            opening.add(Logging.begin(read, verbosity));
            List<Pause> pauses = new KnownPauses(sessions, why -> log.warn("{}", why)).of(read, verbosity);
            return Firing.forEachOf(read.settings(), pauses, clock.instant(), each);
        }
    }

    @Override
    public List<NoticeFactory.Told> trial(String job, List<String> options, Verbosity verbosity) {
        try (ConfigurableApplicationContext context = contexts.start(NoticeConfiguration.class, options, verbosity)) {
            Settings settings = context.getBean(Settings.class);
            JobFile file = JobFileReader.readThoughMissing(
                    JobFileReader.find(job, settings.folders().jobs()),
                    Map.of(),
                    List.of(),
                    settings.knownSites(),
                    Instant.EPOCH,
                    missing -> {});
            return context.getBean(NoticeFactory.class).trial(file.name(), file.site(), file.notices());
        } catch (RuntimeException e) {
            throw StartFailures.cause(e);
        }
    }

    @Override
    public List<NoticeFactory.Told> digest(
            List<RunSummary> runs, Instant since, List<String> options, Verbosity verbosity) {
        try (ConfigurableApplicationContext context = contexts.start(NoticeConfiguration.class, options, verbosity)) {
            Settings settings = context.getBean(Settings.class);
            NoticeSettings notices = settings.output().notices();
            return context.getBean(NoticeFactory.class).digest(runs, since, notices.link());
        } catch (RuntimeException e) {
            throw StartFailures.cause(e);
        }
    }

    /** @param key where the sites were named */
    static void refuseUnknown(List<String> sites, String key, Settings settings) {
        String known = String.join(", ", settings.listedSites());
        List<Mistake> mistakes = sites.stream()
                .filter(site -> !settings.sites().containsKey(site))
                .map(site -> new Mistake(
                        "command line",
                        key,
                        "there is no site '" + site + "'" + NearestName.hint(site, settings.listedSites())
                                + "; allowed: " + known))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
    }

    @Override
    public Survey survey(FirstAccount account, List<String> options, Verbosity verbosity) throws InterruptedException {
        return surveyed(with(account, options), verbosity, surveyor -> surveyor.of(account.product()));
    }

    @Override
    public List<String> quotas(
            FirstAccount account, Survey.Candidate candidate, List<String> options, Verbosity verbosity)
            throws InterruptedException {
        return surveyed(with(account, options), verbosity, surveyor -> surveyor.quotas(account.product(), candidate));
    }

    private interface Question<T> {

        T ask(Surveyor surveyor) throws InterruptedException;
    }

    private <T> T surveyed(List<String> options, Verbosity verbosity, Question<T> question)
            throws InterruptedException {
        ReadConfiguration read = SessionOpener.read(options);
        try (Opening opening = new Opening()) {
            opening.add(Logging.begin(read, verbosity));
            AccountProviders providers = opening.add(LocalReading.providers(read.settings(), clock, sleeper));
            return question.ask(new Surveyor(providers, read.settings()));
        }
    }

    private static List<String> with(FirstAccount account, List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.addAll(account.options());
        return all;
    }

    @Override
    public RunningSandbox sandbox(SandboxPlan plan, List<String> options, Verbosity verbosity) {
        ReadConfiguration read = SessionOpener.read(options);
        try (Opening opening = new Opening()) {
            opening.add(Logging.begin(read, verbosity));
            return new EmbeddedSandbox(read.settings()).open(plan);
        }
    }
}
