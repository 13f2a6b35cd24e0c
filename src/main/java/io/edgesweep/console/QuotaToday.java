package io.edgesweep.console;

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

    List<Line> lines(Instant now) {
        List<Line> lines = new ArrayList<>();
        latest.forEach((counted, reading) -> {
            Instant dayBegan = QuotaDay.of(now).start();
            Set<String> sites = sites(counted);
            long ours = desk.ledger().history().sentSince(sites, counted.kind(), dayBegan);
            boolean today = !reading.at().isBefore(dayBegan);
            long daily = reading.quota().daily();
            long left = today
                    ? reading.quota().available()
                            - desk.ledger().history().sentSince(sites, counted.kind(), reading.at())
                    : daily - ours;
            long others = today ? Math.max(0, daily - left - ours) : 0;
            if (counted.kind() == Kind.URL || ours > 0 || others > 0) {
                lines.add(new Line(
                        String.join(", ", sites),
                        counted.kind().word() + (counted.area().isEmpty() ? "" : ", " + counted.area()),
                        Words.number(daily),
                        Words.number(ours),
                        today ? Words.number(others) : "",
                        Words.number(Math.max(0, left)),
                        Words.number(share(reading.site()).reserve().of(daily)),
                        Words.time(reading.at())));
            }
        });
        return lines;
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
