package io.edgesweep.console.view;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.quota.DayStanding;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.HumanFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The quotas of the present quota day, as far as they can be told without a call: by what runs have read, and have sent since. */
public final class QuotaToday {

    private final ConsoleServices desk;
    private final Map<Counted, QuotaReading> latest = new LinkedHashMap<>();

    /** @param runs the latest runs, newest first; of each job, the newest is asked */
    public QuotaToday(ConsoleServices desk, List<Run> runs) {
        this.desk = desk;
        Set<String> jobs = new HashSet<>();
        for (Run run : runs) {
            if (jobs.add(run.job())) {
                desk.ledger().runs().quotas(run.id()).forEach(this::add);
            }
        }
    }

    private record Counted(String pool, Kind kind, String area) {}

    private void add(QuotaReading reading) {
        Counted counted = new Counted(
                share(reading.site()).pool(),
                reading.quota().kind(),
                reading.quota().area());
        latest.merge(counted, reading, (one, other) -> one.at().isAfter(other.at()) ? one : other);
    }

    private QuotaShare share(String site) {
        return desk.settings().shareOf(site);
    }

    /**
     * A quota, in words.
     *
     * @param sites   the sites that draw on it
     * @param kind    of what
     * @param daily   how many targets a quota day allows
     * @param ours    how many of them we used today
     * @param others  how many of them others used; empty when no run has asked today
     * @param left    how many of them are left
     * @param reserve how many of these are left for people
     * @param asOf    when the provider was last asked
     */
    public record Line(
            String sites,
            String kind,
            String daily,
            String ours,
            String others,
            String left,
            String reserve,
            String asOf) {}

    /**
     * A quota in numbers.
     *
     * @param sites   the sites that draw on it
     * @param kind    of what
     * @param area    the part of the world; empty where the provider knows no areas
     * @param standing how it stands, as far as can be told; what others used is not known when no run has asked today
     * @param reading what a run was told last
     * @param today   whether that was today
     */
    public record Figure(
            String sites, String kind, String area, DayStanding standing, QuotaReading reading, boolean today) {}

    public List<Figure> figures(Instant now) {
        List<Figure> figures = new ArrayList<>();
        latest.forEach((counted, reading) -> {
            Figure figure = figure(counted, reading, now);
            if (counted.kind() == Kind.URL
                    || figure.standing().ours() > 0
                    || figure.standing().others() > 0) {
                figures.add(figure);
            }
        });
        return figures;
    }

    private Figure figure(Counted counted, QuotaReading reading, Instant now) {
        History history = desk.ledger().history();
        Set<String> sites = sites(counted);
        Quota quota = DayStanding.asOf(
                now, reading.quota(), reading.at(), since -> history.sentSince(sites, counted.kind(), since));
        Instant dayBegan = QuotaDay.of(now).start();
        DayStanding standing = DayStanding.of(
                quota,
                history.sentSince(sites, counted.kind(), dayBegan),
                share(reading.site()).reserve());
        return new Figure(
                String.join(", ", sites),
                counted.kind().word(),
                counted.area(),
                standing,
                reading,
                !reading.at().isBefore(dayBegan));
    }

    /**
     * The quota day on which the last of what waits for quota is sent of the kind, over all jobs and sites that draw on the
     * site's quota.
     *
     * @param first the quota day of the next run
     */
    Optional<QuotaDay> clearedOn(String site, Kind kind, Instant now, QuotaDay first) {
        Map<String, Map<Kind, Long>> waiting = desk.ledger().history().waitingForQuota();
        List<Optional<QuotaDay>> days = new ArrayList<>();
        latest.forEach((counted, reading) -> {
            if (counted.kind() == kind && sites(counted).contains(site)) {
                long targets = sites(counted).stream()
                        .mapToLong(each -> waiting.getOrDefault(each, Map.of()).getOrDefault(kind, 0L))
                        .sum();
                days.add(figure(counted, reading, now).standing().clearedOn(targets, QuotaDay.of(now), first));
            }
        });
        return days.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : days.stream().map(Optional::get).max(Comparator.comparing(QuotaDay::date));
    }

    public List<Line> lines(Instant now) {
        return figures(now).stream()
                .map(figure -> new Line(
                        figure.sites(),
                        figure.kind() + (figure.area().isEmpty() ? "" : ", " + figure.area()),
                        HumanFormat.number(figure.standing().quota().daily()),
                        HumanFormat.number(figure.standing().ours()),
                        figure.today() ? HumanFormat.number(figure.standing().others()) : "",
                        HumanFormat.number(figure.standing().quota().available()),
                        HumanFormat.number(figure.standing().reserve()),
                        HumanFormat.time(figure.reading().at())))
                .toList();
    }

    private Set<String> sites(Counted counted) {
        Set<String> sites = new TreeSet<>();
        desk.settings().sites().keySet().stream()
                .filter(site -> share(site).pool().equals(counted.pool()))
                .filter(site ->
                        share(site).areas().isEmpty() || share(site).areas().contains(counted.area()))
                .forEach(sites::add);
        return sites;
    }
}
