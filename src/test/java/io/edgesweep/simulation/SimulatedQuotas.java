package io.edgesweep.simulation;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.targets.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the provider counts, by pool, kind and day of its own clock, and where we took more than is ours. */
final class SimulatedQuotas {

    private static final int PLENTY = 1_000_000;

    private final Conditions conditions;
    private final SimulatedClock clock;
    private final Violations violations;
    private final Map<Line, Use> uses = new HashMap<>();
    private final Map<Long, Use> refusalsOnTheirWay = new HashMap<>();
    private boolean plenty;

    private record Line(String pool, Kind kind, QuotaDay day) {}

    private static final class Use {
        private int ours;
        private int others;
        private int turnsOfOthers;
        private final List<Long> refusals = new ArrayList<>();
    }

    SimulatedQuotas(Conditions conditions, SimulatedClock clock, Violations violations) {
        this.conditions = conditions;
        this.clock = clock;
        this.violations = violations;
    }

    /** From now on the quota is no matter. */
    void endScarcity() {
        plenty = true;
    }

    private int daily() {
        return plenty ? PLENTY : conditions.dailyQuota();
    }

    private Use use(String site, Kind kind) {
        String pool = conditions.product() == Product.CDN ? "all" : site;
        return uses.computeIfAbsent(new Line(pool, kind, QuotaDay.of(clock.trueTime())), line -> new Use());
    }

    int available(String site, Kind kind) {
        Use use = use(site, kind);
        return daily() - use.ours - use.others;
    }

    List<Quota> told(String site) {
        return List.of(told(site, conditions.kind()), told(site, Kind.PREFETCH));
    }

    private Quota told(String site, Kind kind) {
        return new Quota(kind, conditions.area(), conditions.batchQuota(), daily(), available(site, kind));
    }

    void takenByUs(String site, Kind kind, int targets) {
        Use use = use(site, kind);
        use.ours += targets;
        long ours = daily() - conditions.reserve().of(daily());
        violations.addIf(use.ours > ours, "over the daily quota: we took " + use.ours + " and may take " + ours);
    }

    void takenByOthers(String site, Kind kind, int targets) {
        Use use = use(site, kind);
        use.others += Math.min(targets, available(site, kind));
        use.turnsOfOthers++;
    }

    /** A call of ours is refused because the day's quota is used up, which we shall know when the answer has come. */
    void refuseForTheDay(String site, Kind kind, long batch) {
        refusalsOnTheirWay.put(batch, use(site, kind));
    }

    /** The answer to the batch's call was lost: what it said cannot keep us from calling again. */
    void unheard(long batch) {
        refusalsOnTheirWay.remove(batch);
    }

    /** The answer to the batch's call has come. If the day's quota was used up, that may cost one call of each lane. */
    void heard(long batch) {
        Use use = refusalsOnTheirWay.remove(batch);
        if (use != null) {
            use.refusals.add(batch);
            int allowed = use.turnsOfOthers * conditions.lanes();
            violations.addIf(
                    use.refusals.size() > allowed,
                    "over the daily quota: refused were calls of " + use.refusals + ", others took of it "
                            + use.turnsOfOthers + " times");
        }
    }

    /** The process died before it had written down the answers to these batches' calls. */
    void forget(Set<Long> batches) {
        refusalsOnTheirWay.keySet().removeAll(batches);
        uses.values().forEach(use -> use.refusals.removeAll(batches));
    }
}
