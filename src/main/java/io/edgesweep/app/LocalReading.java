package io.edgesweep.app;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.account.credentials.CredentialsResolver;
import io.edgesweep.job.aftermath.ReportCopies;
import io.edgesweep.job.forecast.QuotaHandler;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.pause.PauseHandler;
import io.edgesweep.process.ProcessName;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.runtime.RunStops;
import io.edgesweep.session.Reading;
import io.edgesweep.settings.Settings;
import io.edgesweep.status.StatusFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The application as far as it needs no context of Spring. */
record LocalReading(
        RunServices workshop, AccountProviders providers, StatusFiles status, Runnable closing, boolean ofNothing)
        implements Reading {

    /**
     * What reads that ledger.
     *
     * @param closing closes what was opened for it
     */
    static LocalReading of(
            Settings settings,
            Ledger ledger,
            AccountProviders providers,
            InstantSource clock,
            Sleeper sleeper,
            Runnable closing) {
        RunServices workshop = new RunServices(
                settings,
                ledger,
                providers,
                clock,
                sleeper,
                new StopSignal(),
                new RunStops(ledger.runs(), clock, ledger.nodes().isShared()),
                new ReportLocks(),
                ProcessName.name());
        return new LocalReading(workshop, providers, new StatusFiles(settings, ledger, clock), closing, false);
    }

    /** All that is needed to talk to the API. */
    static AccountProviders providers(Settings settings, InstantSource clock, Sleeper sleeper) {
        CredentialsResolver keys = new CredentialsResolver(
                name -> Objects.requireNonNullElse(System.getenv(name), ""),
                Path.of(System.getProperty("user.home", "")),
                clock);
        return new AccountProviders(settings, keys, sleeper, clock);
    }

    /** The same, of a ledger that is not there. */
    LocalReading asOfNothing() {
        return new LocalReading(workshop, providers, status, closing, true);
    }

    @Override
    public Optional<Path> missing() {
        return ofNothing ? Optional.of(settings().folders().home().toAbsolutePath()) : Optional.empty();
    }

    @Override
    public Settings settings() {
        return workshop.settings();
    }

    @Override
    public PauseHandler pausing() {
        return new PauseHandler(settings(), workshop.ledger(), workshop.clock(), status::write);
    }

    @Override
    public QuotaOverview quota(List<String> sites) throws InterruptedException {
        SpringLauncher.refuseUnknown(sites, "SITE", settings());
        return new QuotaHandler(workshop).quota(sites);
    }

    @Override
    public List<Run> runs(int limit) {
        return ledgerRuns().latest(limit);
    }

    @Override
    public Optional<Run> run(String text) {
        return text.equals("latest")
                ? ledgerRuns().latest(1).stream().findFirst()
                : ledgerRuns().find(text);
    }

    @Override
    public Path report(Run run) throws IOException {
        return new ReportCopies(workshop).folder(run);
    }

    /** Takes note of looks at pages of a run that is over. */
    void lookedAgain(String run, List<EdgeLook> looks) {
        workshop.ledger().edge().lookedAgain(run, looks);
        status.write();
    }

    private Runs ledgerRuns() {
        return workshop.ledger().runs();
    }

    @Override
    public void close() {
        closing.run();
    }
}
