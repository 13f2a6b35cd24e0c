package io.edgesweep.settings;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Reserve;
import io.edgesweep.targets.CacheKey;
import io.edgesweep.targets.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sites for tests. */
public final class Sites {

    private Sites() {}

    /** Sites of EdgeOne with the names. */
    public static Map<String, SiteSettings> edgeOne(String... names) {
        Map<String, SiteSettings> sites = new TreeMap<>();
        for (String name : names) {
            sites.put(name, site(name, Product.EDGEONE));
        }
        return sites;
    }

    public static SiteSettings site(String name, Product product) {
        return site(name, product, "");
    }

    public static SiteSettings site(String name, Product product, String area) {
        return site(product, area, new Site(name, List.of(name + ".example.com")));
    }

    public static SiteSettings site(Product product, String area, Site site) {
        String name = site.name();
        return new SiteSettings(
                site,
                "main",
                product,
                product == Product.EDGEONE ? "zone-" + name : "",
                List.of(),
                CacheKey.WHOLE,
                area,
                Reserve.NONE,
                Map.of(),
                new FetchSettings(
                        new FetchSettings.Times(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(30)),
                        new FetchSettings.Tries(3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
                        new FetchSettings.Sizes(1 << 20, 1 << 30, 1 << 20, 1000, 50_000, 50_000, 3, 5),
                        2,
                        Map.of(),
                        List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
