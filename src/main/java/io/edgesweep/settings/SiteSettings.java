package io.edgesweep.settings;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.Reserve;
import io.edgesweep.targets.CacheKey;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A site and how it is purged.
 *
 * @param site    its name and hosts
 * @param account the name of its account
 * @param product what purges it
 * @param zoneId  the id of its zone, {@link EveryZone#ID} for all of its account; empty for {@link Product#CDN}, which finds domains by their names
 * @param tagDomains the whole names that the wildcards of its hosts stand for when a tag is purged; empty for those that the
 *                zone has
 * @param cacheKey by what its CDN tells URLs apart
 * @param area    {@code mainland} or {@code overseas}, to which purges are confined; empty for every area of the domains,
 *                and for {@link Product#EDGEONE}, which knows no areas
 * @param reserve the part of each daily quota that is left for people
 * @param quotas  what counts for a kind of which the provider reports no quota; nothing of it is taken as used
 * @param fetch   how its sitemaps are fetched
 * @param origin  where its pages come from, if that is told
 * @param edge    the CDN's address, if its hosts' own names lead elsewhere from here
 * @param blackouts the windows in which nothing of it is purged
 */
public record SiteSettings(
        Site site,
        String account,
        Product product,
        String zoneId,
        List<String> tagDomains,
        CacheKey cacheKey,
        String area,
        Reserve reserve,
        Map<Kind, Quota> quotas,
        FetchSettings fetch,
        Optional<OriginKeys> origin,
        Optional<ServerAddress> edge,
        List<Blackout> blackouts) {

    /** The parts of the world that Tencent CDN keeps quotas of (CDN API, DescribePurgeQuota, Area). */
    public static final String MAINLAND = "mainland";

    public static final List<String> AREAS = List.of(MAINLAND, "overseas");

    /** What names its host, and with it its zone (API page CreatePurgeTask, ZoneId: not for everything at once). */
    private static final Set<Kind> OF_EVERY_ZONE = Set.of(Kind.URL, Kind.PREFIX, Kind.HOST);

    public SiteSettings {
        tagDomains = List.copyOf(tagDomains);
        quotas = Map.copyOf(quotas);
        blackouts = List.copyOf(blackouts);
    }

    /** The site's name in the configuration. */
    public String name() {
        return site.name();
    }

    /** The areas that each of its targets is counted in; empty where the product knows none. */
    Set<String> countedAreas() {
        if (product != Product.CDN) {
            return Set.of();
        }
        return area.isEmpty() ? Set.copyOf(AREAS) : Set.of(area);
    }

    /** Whether it stands for all zones of its account, see {@link EveryZone}. */
    public boolean isEveryZone() {
        return zoneId.equals(EveryZone.ID);
    }

    /** Why it cannot be purged by the kind, and what to do instead; empty when it can be. */
    public Optional<Reason> refusal(Kind kind) {
        if (isEveryZone() && !OF_EVERY_ZONE.contains(kind)) {
            return Optional.of(Reason.of("bad-row.every-zone"));
        }
        Set<Kind> kinds = product.capabilities().kinds();
        if (kinds.contains(kind)) {
            return Optional.empty();
        }
        String code =
                switch (kind) {
                    case HOST -> "bad-row.product-host";
                    case ALL -> "bad-row.product-all";
                    case URL, PREFIX, TAG -> "bad-row.product";
                    case PREFETCH -> "bad-row.product-prefetch";
                };
        return Optional.of(Reason.of(
                code,
                name(),
                product.word(),
                Stream.of(Kind.values())
                        .filter(kinds::contains)
                        .filter(Kind.PURGES::contains)
                        .map(Kind::word)
                        .collect(Collectors.joining(", "))));
    }
}
