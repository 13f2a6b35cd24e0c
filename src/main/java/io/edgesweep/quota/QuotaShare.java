package io.edgesweep.quota;

import java.util.Set;

/**
 * Which quotas a site draws on, and how far.
 *
 * @param pool    the name of what the provider counts by: sites with the same pool draw on the same quotas
 * @param areas   the areas that each of the site's targets is counted in; empty where the provider knows no areas
 * @param reserve the part of each daily quota that is left for people
 */
public record QuotaShare(String pool, Set<String> areas, Reserve reserve) {

    public QuotaShare {
        areas = Set.copyOf(areas);
    }

    /** Whether the targets of the site are counted in the area. */
    public boolean drawsOn(String area) {
        return areas.isEmpty() || areas.contains(area);
    }
}
