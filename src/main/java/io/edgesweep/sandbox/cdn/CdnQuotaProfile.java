package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.model.QuotaLimit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The allowances of a CDN account, the same in both areas, and how the quota queries show them.
 *
 * @param limits one for each kind
 * @param hidden areas whose rows are left out of the answers, although they work
 */
public record CdnQuotaProfile(Map<CdnKind, QuotaLimit> limits, Set<CdnArea> hidden) {

    public CdnQuotaProfile {
        limits = Map.copyOf(limits);
        hidden = Set.copyOf(hidden);
        if (!limits.keySet().containsAll(EnumSet.allOf(CdnKind.class))) {
            throw new IllegalArgumentException("A limit is missing: " + limits);
        }
    }

    /** The vendor's documented figures. */
    public static CdnQuotaProfile sample() {
        return new CdnQuotaProfile(
                Map.of(
                        CdnKind.URL, new QuotaLimit(1_000, 10_000),
                        CdnKind.PATH, new QuotaLimit(500, 100),
                        CdnKind.PUSH, new QuotaLimit(500, 1_000)),
                Set.of());
    }

    /** Figures so small that a test of a few dozen targets reaches them. */
    public static CdnQuotaProfile small() {
        return new CdnQuotaProfile(
                Map.of(
                        CdnKind.URL, new QuotaLimit(10, 50),
                        CdnKind.PATH, new QuotaLimit(5, 20),
                        CdnKind.PUSH, new QuotaLimit(10, 50)),
                Set.of());
    }

    public CdnQuotaProfile with(CdnKind kind, int batch, int daily) {
        Map<CdnKind, QuotaLimit> changed = new EnumMap<>(limits);
        changed.put(kind, new QuotaLimit(batch, daily));
        return new CdnQuotaProfile(changed, hidden);
    }

    /** The area works, but its rows are missing from the answers: unknown, not zero. */
    public CdnQuotaProfile hiding(CdnArea area) {
        return new CdnQuotaProfile(limits, Set.of(area));
    }

    QuotaLimit limit(CdnKind kind) {
        QuotaLimit limit = limits.get(kind);
        if (limit == null) {
            throw new IllegalStateException("No limit for " + kind);
        }
        return limit;
    }
}
