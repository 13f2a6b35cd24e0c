package io.edgesweep.targets;

import java.util.List;
import java.util.Map;

/**
 * By what the CDN tells the URLs of each site apart.
 *
 * @param ofSites by the site's name; of one that is not here, each URL is an object of its own
 * @param routers by the name of a site that stands for others: which of these a host belongs to
 */
public record CacheKeys(Map<String, CacheKey> ofSites, Map<String, SiteRouter> routers) {

    /** Of every site, each URL is an object of its own. */
    public static final CacheKeys NONE = new CacheKeys(Map.of(), Map.of());

    public CacheKeys {
        ofSites = Map.copyOf(ofSites);
        routers = Map.copyOf(routers);
    }

    /** The key of a site. */
    public CacheKey of(String site) {
        return ofSites.getOrDefault(site, CacheKey.WHOLE);
    }

    /** What stands for the object that a row's target is. */
    public String of(TargetRow row) {
        SiteRouter router = routers.get(row.site());
        return (router == null ? of(row.site()) : closest(router, row.target())).of(row.target());
    }

    /** Where two sites fit equally, and say different things, nothing is left out. */
    private CacheKey closest(SiteRouter router, Target target) {
        List<Site> sites = target.host().map(router::closest).orElse(List.of());
        List<CacheKey> keys =
                sites.stream().map(site -> of(site.name())).distinct().toList();
        return keys.size() == 1 ? keys.get(0) : CacheKey.WHOLE;
    }
}
