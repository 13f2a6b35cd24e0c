package io.edgesweep.console;

import io.edgesweep.ledger.History;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.report.Words;
import io.edgesweep.target.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The quotas of the present quota day, as far as they can be told without a call: by what runs have read, and have sent since. */
final class QuotaToday {

    private final Desk desk;
    private final Map<Counted, QuotaReading> latest = new LinkedHashMap<>();

    /** @param runs the latest runs, newest first; of each job, the newest is asked */
    QuotaToday(Desk desk, List<Run> runs) {
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
     * @param daily   how many targets a quota day allows
     * @param ours    how many of them we used today
     * @param others  how many of them others used; 0 when no run has asked today
     * @param left    how many are left
     * @param reading what a run was told last
     * @param today   whether that was today
     */
    record Figure(
            String sites,
            String kind,
            String area,
            long daily,
            long ours,
            long others,
            long left,
            QuotaReading reading,
            boolean today) {}

    List<Figure> figures(Instant now) {
        List<Figure> figures = new ArrayList<>();
        latest.forEach((counted, reading) -> {
            Figure figure = figure(counted, reading, QuotaDay.of(now).start());
            if (counted.kind() == Kind.URL || figure.ours() > 0 || figure.others() > 0) {
                figures.add(figure);
            }
        });
        return figures;
    }

    private Figure figure(Counted counted, QuotaReading reading, Instant dayBegan) {
        History history = desk.ledger().history();
        Set<String> sites = sites(counted);
        long ours = history.sentSince(sites, counted.kind(), dayBegan);
        boolean today = !reading.at().isBefore(dayBegan);
        long daily = reading.quota().daily();
        long left = today
                ? reading.quota().available() - history.sentSince(sites, counted.kind(), reading.at())
                : daily - ours;
        return new Figure(
                String.join(", ", sites),
                counted.kind().word(),
                counted.area(),
                daily,
                ours,
                today ? Math.max(0, daily - left - ours) : 0,
                Math.max(0, left),
                reading,
                today);
    }

    List<Line> lines(Instant now) {
        return figures(now).stream()
                .map(figure -> new Line(
                        figure.sites(),
                        figure.kind() + (figure.area().isEmpty() ? "" : ", " + figure.area()),
                        Words.number(figure.daily()),
                        Words.number(figure.ours()),
                        figure.today() ? Words.number(figure.others()) : "",
                        Words.number(figure.left()),
                        Words.number(share(figure.reading().site()).reserve().of(figure.daily())),
                        Words.time(figure.reading().at())))
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
