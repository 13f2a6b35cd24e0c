package io.edgesweep.quota;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which sites draw on which quotas.
 *
 * @param configured the share of each configured site, by its name
 */
public record QuotaShares(Map<String, QuotaShare> configured) {

    public QuotaShares {
        configured = Map.copyOf(configured);
    }

    /** The share of the site; one that is not configured any more has a pool to itself, and no reserve. */
    public QuotaShare of(String site) {
        return configured.getOrDefault(site, new QuotaShare(site, Set.of(), Reserve.NONE));
    }

    /** The configured sites that draw on the pool, in their order. */
    public SortedSet<String> sitesOf(String pool) {
        SortedSet<String> sites = new TreeSet<>();
        configured.forEach((site, share) -> {
            if (share.pool().equals(pool)) {
                sites.add(site);
            }
        });
        return sites;
    }

    /** The sites that draw on what the site was told of the area, itself among them, in their order. */
    public SortedSet<String> drawing(String site, String area) {
        SortedSet<String> drawing = sitesOf(of(site).pool());
        drawing.removeIf(each -> !of(each).drawsOn(area));
        drawing.add(site);
        return drawing;
    }
}
