package io.edgesweep.check;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.home.HomeLock;
import io.edgesweep.ledger.Pause;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.quota.Quota;
import io.edgesweep.runtime.DiskSpace;
import io.edgesweep.schedule.Firing;
import io.edgesweep.session.Check;
import io.edgesweep.settings.Endpoint;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.JobFiles;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.HumanFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that could spoil the next run, and changes nothing. */
public final class SetupChecks {

    private static final long ENOUGH_ROOM = 256L * 1024 * 1024;
    private static final int YEARS_OF_ZONES = 2;
    private static final Duration SKEW_WORTH_SAYING = Duration.ofSeconds(30);

    private final Settings settings;
    private final AccountProviders providers;
    private final JobChecks jobChecks;
    private final Collection<Pause> pauses;
    private final InstantSource clock;
    private final Map<String, List<Quota>> quotasOf = new HashMap<>();
    private final boolean online;
    private final List<Check> checks = new ArrayList<>();

    /** Which site was the first to fail so, by account and code. */
    private final Map<String, String> failures = new HashMap<>();

    /**
     * @param pauses what people have paused, as far as that is known
     * @param online whether the sites are compared with what their accounts have
     */
    public SetupChecks(
            Settings settings,
            AccountProviders providers,
            JobChecks jobChecks,
            Collection<Pause> pauses,
            InstantSource clock,
            boolean online) {
        this.pauses = pauses;
        this.online = online;
        this.settings = settings;
        this.providers = providers;
        this.jobChecks = jobChecks;
        this.clock = clock;
    }

    public List<Check> all() {
        good(
                "configuration",
                HumanFormat.count(settings.listedAccounts().size(), "account", "accounts") + ", "
                        + HumanFormat.count(settings.listedSites().size(), "site", "sites"));
        jobs();
        checks.addAll(PauseChecks.of(settings, pauses, clock.instant()));
        folder("home", settings.folders().home());
        lock();
        folder("reports", settings.folders().reports());
        settings.output().status().prometheus().ifPresent(file -> folder("status.prometheus", parent(file)));
        settings.output().status().json().ifPresent(file -> folder("status.json", parent(file)));
        timeZones();
        proxy();
        settings.listedSites().forEach(name -> site(settings.site(name)));
        if (online) {
            comparison();
        }
        settings.listedAccounts().forEach(this::clock);
        return checks;
    }

    /** What the provider has told of the quotas, by site; of those sites of which it did not answer, nothing. */
    public Map<String, List<Quota>> quotas() {
        return Map.copyOf(quotasOf);
    }

    private void jobs() {
        if (!Files.isDirectory(settings.folders().jobs())) {
            bad(
                    "jobs",
                    "there is no folder " + settings.folders().jobs().toAbsolutePath()
                            + "; create it, or set edgesweep.jobs");
            return;
        }
        // Mistakes in the files are told file by file.
        Firing.forEachOf(settings, pauses, clock.instant(), jobChecks::firing);
        JobFiles.in(settings.folders().jobs()).values().forEach(this::job);
    }

    private void job(Path file) {
        try {
            JobFile job = JobFileReader.read(file, Map.of(), List.of(), settings.knownSites(), clock.instant());
            checks.addAll(jobChecks.of(job));
        } catch (MistakesException e) {
            e.mistakes().forEach(mistake -> bad("job " + file.getFileName(), mistake.toString()));
        }
    }

    /** The folder itself may be created by the first run; then its parent must be writable. */
    private void folder(String name, Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long room = DiskSpace.usable(existing);
            String size = HumanFormat.number(room / (1024 * 1024)) + " MB free";
            if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
                bad(name, existing + " is not a writable folder; make it one, or set edgesweep." + name);
            } else if (name.equals("home") && room < settings.folders().freeSpace()) {
                bad(
                        name,
                        existing + " has only " + size + ", less than edgesweep.free-space, so no call would be made;"
                                + " free some, or set edgesweep.home");
            } else if (room < ENOUGH_ROOM) {
                bad(name, existing + " has only " + size + "; free some, or set edgesweep." + name);
            } else {
                good(name, folder.toAbsolutePath().normalize() + ", " + size);
            }
        } catch (IOException e) {
            bad(name, existing + " cannot be read: " + e.getMessage());
        }
    }

    private static Path parent(Path file) {
        return file.toAbsolutePath().normalize().resolveSibling(".").normalize();
    }

    /** Who works there now may be gone by the next run, or be the one that plays it. */
    private void lock() {
        try {
            good(
                    "lock",
                    HomeLock.holder(settings.folders().home())
                            .map(holder -> "held by " + holder
                                    + "; a run that another process starts meanwhile ends with 11, or waits by --wait")
                            .orElse("free"));
        } catch (IOException e) {
            bad(
                    "lock",
                    settings.folders().home().resolve("lock") + " cannot be opened (" + e.getMessage()
                            + "); make it readable and writable");
        }
    }

    /** A country that changes its clocks by law changes them in our data only with a newer JDK. */
    private void timeZones() {
        String version = ZoneRulesProvider.getVersions("UTC").lastKey();
        int year = Integer.parseInt(version.substring(0, 4));
        int present = clock.instant().atZone(ZoneOffset.UTC).getYear();
        if (present - year > YEARS_OF_ZONES) {
            bad("time zones", "the JDK's data are of " + version + "; update the JDK, or schedules may be an hour off");
        } else {
            good("time zones", "the JDK's data are of " + version);
        }
    }

    private void proxy() {
        String ways = settings.proxies().toString();
        good(
                "proxy",
                ways.isEmpty()
                        ? "none; everything is reached directly"
                        : ways + "; what edgesweep.no-proxy or no_proxy names, and this machine, is reached directly");
    }

    private void site(SiteSettings site) {
        String subject = "site " + site.name();
        try {
            List<Quota> quotas = providers.of(site.name()).quota();
            quotasOf.put(site.name(), quotas);
            Optional<Quota> url =
                    quotas.stream().filter(quota -> quota.kind() == Kind.URL).findFirst();
            good(
                    subject,
                    "the API answers and takes the key (" + where(site) + "); "
                            + url.map(quota -> HumanFormat.number(quota.available()) + " of "
                                            + HumanFormat.number(quota.daily()) + " URLs available today, "
                                            + HumanFormat.number(quota.batch()) + " per call")
                                    .orElse("it reports no quota for URLs"));
        } catch (ProviderException e) {
            String before = e.error().errorClass() == ErrorClass.FATAL_ACCOUNT
                    ? failures.putIfAbsent(site.account() + " " + e.error().code(), site.name())
                    : null;
            bad(
                    subject,
                    before == null
                            ? e.error().toString()
                            : "the same as site " + before + ", of the same account " + site.account());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            bad(subject, "interrupted");
        }
    }

    private void comparison() {
        try {
            checks.addAll(new AccountChecks(settings, providers, clock).all());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            bad("sites", "interrupted");
        }
    }

    private String where(SiteSettings site) {
        if (settings.accountOf(site).endpoint(site.product()) instanceof Endpoint.Server server) {
            return server.uri()
                    + settings.proxies()
                            .to(server.uri().getScheme(), server.uri().getHost())
                            .map(proxy -> " by way of the proxy " + proxy)
                            .orElse("")
                    + ", key from " + providers.keyFrom(site.account());
        }
        return "the embedded sandbox";
    }

    private void clock(String account) {
        Optional<Duration> skew = providers.skew(account);
        if (skew.isEmpty()) {
            return;
        }
        String words = HumanFormat.duration(skew.get().abs()) + " from the server of account " + account;
        if (skew.get().abs().compareTo(SKEW_WORTH_SAYING) > 0) {
            bad("clock", words + "; the API refuses calls beyond five minutes: set the clock, best by NTP");
        } else {
            good("clock", words);
        }
    }

    private void good(String subject, String words) {
        checks.add(new Check(subject, true, words));
    }

    private void bad(String subject, String words) {
        checks.add(new Check(subject, false, words));
    }
}
