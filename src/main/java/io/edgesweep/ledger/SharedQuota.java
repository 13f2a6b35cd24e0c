package io.edgesweep.ledger;

import io.edgesweep.quota.Standing;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;

/**
 * How a quota stands, and for whom.
 *
 * @param sites    the sites that draw on it
 * @param readAt   when the provider was last asked
 * @param standing how it stands
 */
public record SharedQuota(SortedSet<String> sites, Instant readAt, Standing standing) {

    /** What its targets name. */
    public Kind kind() {
        return standing.quota().kind();
    }

    /** The part of the world that it holds for; empty where the provider knows no areas. */
    public String area() {
        return standing.quota().area();
    }

    /** How many of the targets draw on it. */
    public long of(Map<String, Map<Kind, Long>> targets) {
        return sites.stream()
                .mapToLong(site -> targets.getOrDefault(site, Map.of()).getOrDefault(kind(), 0L))
                .sum();
    }
}
