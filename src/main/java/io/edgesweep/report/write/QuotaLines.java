package io.edgesweep.report.write;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The quotas of a run: what sites share is told once, and what others used of it meanwhile. */
final class QuotaLines {

    private final QuotaShares shares;
    private final Map<Counted, List<QuotaReading>> readings = new LinkedHashMap<>();
    private final Set<String> sites;

    QuotaLines(List<QuotaReading> read, Set<String> sitesOfTargets, QuotaShares shares) {
        this.shares = shares;
        this.sites = new TreeSet<>(sitesOfTargets);
        for (QuotaReading reading : read) {
            Counted counted = new Counted(
                    shares.of(reading.site()).pool(),
                    reading.quota().kind(),
                    reading.quota().area());
            readings.computeIfAbsent(counted, unknown -> new ArrayList<>()).add(reading);
            sites.add(reading.site());
        }
    }

    /** How many targets of a kind runs of ours have sent to sites between two moments. */
    @FunctionalInterface
    interface Sent {

        long between(Set<String> sites, Kind kind, Instant since, Instant until);
    }

    /**
     * A line for every quota that was read. What we have sent since it was last read is taken off: a process that was killed
     * has not read it again.
     *
     * @param sent  how many targets of a kind the run has sent to a site
     * @param other what our other runs have sent, beside this one: it is no use of others
     * @param all   what all our runs have sent
     * @param ended when the run was over
     */
    List<QuotaLine> lines(Function<String, ToLongFunction<Kind>> sent, Sent other, Sent all, Instant ended) {
        List<QuotaLine> lines = new ArrayList<>();
        readings.forEach((counted, read) -> {
            Quota before = read.get(0).quota();
            QuotaReading last = read.get(read.size() - 1);
            Quota after = last.quota();
            List<String> drawing = sites.stream()
                    .filter(site -> shares.of(site).pool().equals(counted.pool())
                            && shares.of(site).drawsOn(counted.area()))
                    .toList();
            long ours = drawing.stream()
                    .mapToLong(site -> sent.apply(site).applyAsLong(counted.kind()))
                    .sum();
            // A new quota day begins with a new allowance: what was used between the readings cannot be told.
            boolean sameDay = QuotaDay.of(read.get(0).at()).equals(QuotaDay.of(last.at()));
            Set<String> together = shares.drawing(last.site(), counted.area());
            long beside = other.between(together, counted.kind(), read.get(0).at(), last.at());
            Instant unread = last.at().plusMillis(1);
            Instant until = earlier(ended, QuotaDay.of(last.at()).next().start().minusMillis(1));
            long since = all.between(together, counted.kind(), unread, until);
            long oursSince = since - other.between(together, counted.kind(), unread, until);
            long others =
                    sameDay ? Math.max(0, before.available() - after.available() - (ours - oursSince) - beside) : 0;
            lines.add(new QuotaLine(
                    String.join(", ", drawing),
                    counted.kind().word(),
                    counted.area(),
                    after.batch(),
                    after.daily(),
                    before.available(),
                    Math.max(0, after.available() - since),
                    shares.of(last.site()).reserve().of(after.daily()),
                    ours,
                    others));
        });
        return lines;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private record Counted(String pool, Kind kind, String area) {}
}
