package io.edgesweep.settings;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Reserve;
import io.edgesweep.targets.CacheKey;
import io.edgesweep.targets.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two sites that stand for all zones of an account, which nobody configures: a call for them carries targets of any zone.
 * One has the hosts of the account's sites, so that the provider can be asked what became of their targets, zone by zone. The
 * other has all hosts that no site names: of these it is not known in which zone to ask, so that their targets go by calls of
 * their own and are not followed. Their names cannot be those of configured sites.
 */
public final class EveryZone {

    /** So the API writes every zone of the account (API page CreatePurgeTask, ZoneId). */
    public static final String ID = "*";

    private static final String FOLLOWED = " (all zones)";
    private static final String OTHERS = " (other hosts)";

    private EveryZone() {}

    /** The names of an account's two sites. */
    static List<String> names(String account) {
        return List.of(followed(account), account + OTHERS);
    }

    /** The name of the one that has the hosts of the account's sites. */
    static String followed(String account) {
        return account + FOLLOWED;
    }

    /** The site with the name; empty when it is none of these. */
    static Optional<SiteSettings> find(String name, Settings settings) {
        for (String account : settings.accounts().keySet()) {
            if (name.equals(followed(account))) {
                return Optional.of(site(name, account, hosts(account, settings)));
            }
            if (name.equals(account + OTHERS)) {
                return Optional.of(site(name, account, List.of(Site.ANY)));
            }
        }
        return Optional.empty();
    }

    private static List<String> hosts(String account, Settings settings) {
        return settings.zonesOf(account).stream()
                .flatMap(site -> site.site().hosts().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** It has no reserve: who does not know the zone is one of the people that reserves are for. */
    private static SiteSettings site(String name, String account, List<String> hosts) {
        return new SiteSettings(
                new Site(name, hosts),
                account,
                Product.EDGEONE,
                ID,
                List.of(),
                CacheKey.WHOLE,
                "",
                Reserve.NONE,
                Map.of(),
                FetchSettings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
