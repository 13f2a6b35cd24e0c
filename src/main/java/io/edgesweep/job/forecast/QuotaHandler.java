package io.edgesweep.job.forecast;

import io.edgesweep.ledger.History;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.quota.DayStanding;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.Verdict;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.Settings;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how quotas stand: asks the provider for them, and the ledger for what we have used and what waits. Sends nothing. */
public final class QuotaHandler {

    private final RunServices workshop;
    private final Figures figures;

    /** Asks the provider. */
    public QuotaHandler(RunServices workshop) {
        this(workshop, site -> workshop.providers().of(site).quota());
    }

    /** Takes the provider's figures from elsewhere. */
    public QuotaHandler(RunServices workshop, Figures figures) {
        this.workshop = workshop;
        this.figures = figures;
    }

    /** Where the figures come from. */
    @FunctionalInterface
    public interface Figures {

        /** The quotas of the site; fails as the provider does. */
        List<Quota> of(String site) throws ProviderException, InterruptedException;
    }

    /**
     * Reads the quotas.
     *
     * @param sites the names of configured sites; none for all that are listed, and those that something waits for
     */
    public QuotaOverview quota(Collection<String> sites) throws InterruptedException {
        Settings settings = workshop.settings();
        Instant now = workshop.clock().instant();
        Set<String> waiting = workshop.ledger().history().waiting().keySet();
        Collection<String> asked = new TreeSet<>(sites);
        if (sites.isEmpty()) {
            asked.addAll(settings.listedSites());
            waiting.stream().filter(settings.sites()::containsKey).forEach(asked::add);
        }
        Reading reading = new Reading(workshop, figures, now);
        for (String site : asked) {
            reading.read(site);
        }
        if (sites.isEmpty()) {
            reading.addKindsWithoutQuota(waiting);
        } else {
            reading.addKindsWithoutQuota(asked);
        }
        QuotaDay day = QuotaDay.of(now);
        return new QuotaOverview(now, day, day.next().start(), reading.standings, reading.problems, reading.exitCode());
    }

    /** The quotas as they are read one after the other; what sites share is told once. */
    private static final class Reading {

        private final Settings settings;
        private final Figures figures;
        private final History history;
        private final Instant now;
        private final List<JobTargets> waitingByJob;
        private final Map<String, Map<Kind, Long>> waiting;
        private final Map<String, Set<String>> poolSites = new TreeMap<>();
        private final Set<Counted> told = new HashSet<>();
        private final List<QuotaStanding> standings = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable ProviderError first;

        Reading(RunServices workshop, Figures figures, Instant now) {
            this.figures = figures;
            this.settings = workshop.settings();
            this.history = workshop.ledger().history();
            this.now = now;
            this.waitingByJob = history.waitingByJob();
            this.waiting = history.waiting();
            settings.sites().keySet().forEach(this::know);
            waiting.keySet().forEach(this::know);
        }

        private void know(String site) {
            poolSites
                    .computeIfAbsent(settings.shareOf(site).pool(), pool -> new TreeSet<>())
                    .add(site);
        }

        void read(String site) throws InterruptedException {
            QuotaShare share = settings.shareOf(site);
            try {
                for (Quota quota : figures.of(site)) {
                    boolean counts = share.areas().isEmpty() || share.areas().contains(quota.area());
                    if (counts && told.add(new Counted(share.pool(), quota.kind(), quota.area()))) {
                        standings.add(standing(share, quota));
                    }
                }
            } catch (ProviderException e) {
                first = first == null ? e.error() : first;
                problems.add("The quota of site " + site + " cannot be read: " + e.error());
            }
        }

        private QuotaStanding standing(QuotaShare share, Quota quota) {
            Set<String> sites = drawing(share.pool(), quota.area());
            long sent = history.sentSince(sites, quota.kind(), QuotaDay.of(now).start());
            DayStanding standing = DayStanding.of(quota, sent, share.reserve());
            long backlog = backlog(sites, quota.kind());
            long held = held(sites, quota.kind());
            return new QuotaStanding(
                    List.copyOf(sites),
                    quota.kind(),
                    quota,
                    standing.ours(),
                    standing.others(),
                    standing.reserve(),
                    standing.left(),
                    backlog,
                    held,
                    heldBy(sites, quota.kind()),
                    standing.clearedOn(backlog - held, QuotaDay.of(now)).orElse(null));
        }

        private Set<String> drawing(String pool, String area) {
            Set<String> drawing = new TreeSet<>();
            for (String site : poolSites.getOrDefault(pool, Set.of())) {
                Set<String> areas = settings.shareOf(site).areas();
                if (areas.isEmpty() || areas.contains(area)) {
                    drawing.add(site);
                }
            }
            return drawing;
        }

        private long backlog(Collection<String> sites, Kind kind) {
            return sites.stream()
                    .mapToLong(site -> waiting.getOrDefault(site, Map.of()).getOrDefault(kind, 0L))
                    .sum();
        }

        private Stream<JobTargets> heldOnes(Collection<String> sites, Kind kind) {
            return waitingByJob.stream()
                    .filter(each -> each.held() > 0 && each.kind() == kind && sites.contains(each.site()));
        }

        private long held(Collection<String> sites, Kind kind) {
            return heldOnes(sites, kind).mapToLong(JobTargets::held).sum();
        }

        private String heldBy(Collection<String> sites, Kind kind) {
            return heldOnes(sites, kind).map(JobTargets::why).distinct().collect(Collectors.joining("; "));
        }

        /** What waits without a quota that is known must be told too. */
        void addKindsWithoutQuota(Collection<String> sites) {
            for (String site : sites) {
                waiting.getOrDefault(site, Map.of()).forEach((kind, targets) -> {
                    boolean known = standings.stream()
                            .anyMatch(
                                    each -> each.kind() == kind && each.sites().contains(site));
                    if (!known) {
                        Set<String> one = Set.of(site);
                        standings.add(new QuotaStanding(
                                List.of(site),
                                kind,
                                null,
                                0,
                                0,
                                0,
                                0,
                                targets,
                                held(one, kind),
                                heldBy(one, kind),
                                null));
                    }
                });
            }
        }

        ExitCode exitCode() {
            if (first == null) {
                return ExitCode.OK;
            }
            return Verdict.of(ErrorFindings.kind(first)).exitCode();
        }

        private record Counted(String pool, Kind kind, String area) {}
    }
}
