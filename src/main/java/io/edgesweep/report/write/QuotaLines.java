package io.edgesweep.report.write;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.quota.DayStanding;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.targets.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The quotas of a run: what sites share is told once, and what others used of it meanwhile. */
final class QuotaLines {

    private final Function<String, QuotaShare> shares;
    private final Map<Counted, List<QuotaReading>> readings = new LinkedHashMap<>();
    private final Map<String, Set<String>> sites = new TreeMap<>();

    /** @param shares what the site with a name draws on */
    QuotaLines(List<QuotaReading> read, Set<String> sitesOfTargets, Function<String, QuotaShare> shares) {
        this.shares = shares;
        for (QuotaReading reading : read) {
            Counted counted = new Counted(
                    shares.apply(reading.site()).pool(),
                    reading.quota().kind(),
                    reading.quota().area());
            readings.computeIfAbsent(counted, unknown -> new ArrayList<>()).add(reading);
            know(reading.site());
        }
        sitesOfTargets.forEach(this::know);
    }

    private void know(String site) {
        sites.computeIfAbsent(shares.apply(site).pool(), pool -> new TreeSet<>())
                .add(site);
    }

    /**
     * A line for every quota that was read.
     *
     * @param sent how many targets of a kind the run has sent to a site
     */
    List<QuotaLine> lines(Function<String, ToLongFunction<Kind>> sent) {
        List<QuotaLine> lines = new ArrayList<>();
        readings.forEach((counted, read) -> {
            Quota before = read.get(0).quota();
            QuotaReading last = read.get(read.size() - 1);
            Quota after = last.quota();
            Set<String> drawing = sites.getOrDefault(counted.pool(), Set.of());
            long ours = drawing.stream()
                    .filter(site -> draws(site, counted))
                    .mapToLong(site -> sent.apply(site).applyAsLong(counted.kind()))
                    .sum();
            // A new quota day begins with a new allowance: what was used between the readings cannot be told.
            boolean sameDay = QuotaDay.of(read.get(0).at()).equals(QuotaDay.of(last.at()));
            long others = sameDay ? Math.max(0, before.available() - after.available() - ours) : 0;
            lines.add(new QuotaLine(
                    String.join(", ", drawing),
                    counted.kind().word(),
                    counted.area(),
                    after.batch(),
                    after.daily(),
                    before.available(),
                    after.available(),
                    shares.apply(last.site()).reserve().of(after.daily()),
                    ours,
                    others));
        });
        return lines;
    }

    private boolean draws(String site, Counted counted) {
        Set<String> areas = shares.apply(site).areas();
        return areas.isEmpty() || areas.contains(counted.area());
    }

    /**
     * The quota day on which the last of what waits is sent, over all jobs, for they draw on the same quotas.
     *
     * @param ofRun how many targets of the run wait, by site and kind
     * @param ofAll how many targets wait in all
     * @return empty when nothing of the run waits, or when it cannot be forecast
     */
    Optional<QuotaDay> clearedOn(
            Map<String, Map<Kind, Long>> ofRun, Map<String, Map<Kind, Long>> ofAll, QuotaDay today) {
        Optional<QuotaDay> latest = Optional.empty();
        for (Map.Entry<String, Map<Kind, Long>> site : ofRun.entrySet()) {
            for (Kind kind : site.getValue().keySet()) {
                Optional<QuotaDay> cleared =
                        clearedOn(shares.apply(site.getKey()).pool(), kind, ofAll, today);
                if (cleared.isEmpty()) {
                    return Optional.empty();
                }
                if (latest.isEmpty()
                        || cleared.get().date().isAfter(latest.get().date())) {
                    latest = cleared;
                }
            }
        }
        return latest;
    }

    private Optional<QuotaDay> clearedOn(String pool, Kind kind, Map<String, Map<Kind, Long>> ofAll, QuotaDay today) {
        List<Optional<QuotaDay>> days = new ArrayList<>();
        readings.forEach((counted, read) -> {
            long waiting = counted.pool().equals(pool) && counted.kind() == kind ? waiting(counted, ofAll) : 0;
            if (waiting > 0) {
                QuotaReading last = read.get(read.size() - 1);
                days.add(DayStanding.of(
                                last.quota(), 0, shares.apply(last.site()).reserve())
                        .clearedOn(waiting, today));
            }
        });
        return days.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : days.stream().map(Optional::get).max(Comparator.comparing(QuotaDay::date));
    }

    private long waiting(Counted counted, Map<String, Map<Kind, Long>> ofAll) {
        return ofAll.entrySet().stream()
                .filter(site ->
                        shares.apply(site.getKey()).pool().equals(counted.pool()) && draws(site.getKey(), counted))
                .mapToLong(site -> site.getValue().getOrDefault(counted.kind(), 0L))
                .sum();
    }

    private record Counted(String pool, Kind kind, String area) {}
}
