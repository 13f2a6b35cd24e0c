package io.edgesweep.targets;

import java.util.Map;

/**
 * By what the CDN tells the URLs of each site apart.
 *
 * @param ofSites by the site's name; of one that is not here, each URL is an object of its own
 */
public record CacheKeys(Map<String, CacheKey> ofSites) {

    /** Of every site, each URL is an object of its own. */
    public static final CacheKeys NONE = new CacheKeys(Map.of());

    public CacheKeys {
        ofSites = Map.copyOf(ofSites);
    }

    /** The key of a site. */
    public CacheKey of(String site) {
        return ofSites.getOrDefault(site, CacheKey.WHOLE);
    }

    /** What stands for the object that a row's target is. */
    public String of(TargetRow row) {
        return of(row.site()).of(row.target());
    }
}
