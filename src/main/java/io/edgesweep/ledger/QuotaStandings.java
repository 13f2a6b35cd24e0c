package io.edgesweep.ledger;

import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.quota.Standing;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** How quotas stand by the latest figures of each and by what we have sent since. What sites share is told once. */
public final class QuotaStandings {

    private final History history;
    private final Instant now;
    private final List<SharedQuota> all = new ArrayList<>();

    /** Of all jobs; read once it is needed. */
    private @Nullable Map<String, Map<Kind, Long>> waitingForQuota;

    private QuotaStandings(History history, Instant now) {
        this.history = history;
        this.now = now;
    }

    /** By what the provider told last, whichever run asked; of the configured sites. */
    public static QuotaStandings lastRead(Ledger ledger, QuotaShares shares, Instant now) {
        List<QuotaReading> readings = ledger.runs().latestQuotas().stream()
                .filter(reading -> shares.configured().containsKey(reading.site()))
                .toList();
        return of(readings, ledger.history(), shares, now);
    }

    /** By these figures. */
    public static QuotaStandings of(
            Collection<QuotaReading> readings, History history, QuotaShares shares, Instant now) {
        record Counted(String pool, Kind kind, String area) {}
        Map<Counted, QuotaReading> latest = new LinkedHashMap<>();
        readings.forEach(reading -> latest.merge(
                new Counted(
                        shares.of(reading.site()).pool(),
                        reading.quota().kind(),
                        reading.quota().area()),
                reading,
                BinaryOperator.maxBy(Comparator.comparing(QuotaReading::at))));
        QuotaStandings standings = new QuotaStandings(history, now);
        latest.values().forEach(reading -> standings.add(reading, shares));
        return standings;
    }

    private void add(QuotaReading reading, QuotaShares shares) {
        Kind kind = reading.quota().kind();
        SortedSet<String> sites = shares.drawing(reading.site(), reading.quota().area());
        QuotaShare share = shares.of(reading.site());
        all.add(new SharedQuota(
                sites,
                reading.at(),
                Standing.of(
                        now,
                        reading.quota(),
                        reading.at(),
                        share.reserve(),
                        since -> history.sentSince(sites, kind, since))));
    }

    /** Each of them. */
    public List<SharedQuota> all() {
        return List.copyOf(all);
    }

    /**
     * The quota day on which the last of what waits is sent. What other jobs and sites have waiting goes before it, for they draw on
     * the same quotas.
     *
     * @param waiting by site and kind, what waits for quota
     * @param first   the quota day of the next run
     * @return empty when nothing waits, or when it cannot be forecast
     */
    public Optional<QuotaDay> clearedOn(Map<String, Map<Kind, Long>> waiting, QuotaDay first) {
        if (waitingForQuota == null) {
            waitingForQuota = history.waitingForQuota();
        }
        Map<String, Map<Kind, Long>> ofAll = waitingForQuota;
        List<Optional<QuotaDay>> days = new ArrayList<>();
        waiting.forEach((site, kinds) -> kinds.keySet().forEach(kind -> days.add(clearedOn(site, kind, ofAll, first))));
        return latest(days);
    }

    private Optional<QuotaDay> clearedOn(String site, Kind kind, Map<String, Map<Kind, Long>> ofAll, QuotaDay first) {
        return latest(all.stream()
                .filter(each -> each.kind() == kind && each.sites().contains(site))
                .map(each -> each.standing().clearedOn(each.of(ofAll), QuotaDay.of(now), first))
                .toList());
    }

    private static Optional<QuotaDay> latest(List<Optional<QuotaDay>> days) {
        return days.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : days.stream().flatMap(Optional::stream).max(Comparator.comparing(QuotaDay::date));
    }
}
