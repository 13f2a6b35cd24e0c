package io.edgesweep.provider.edgeone;

import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.targets.Site;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts a purge by tag reaches. The API takes whole names alone (API page CreatePurgeTask, CacheTag.Domains), and leaves
 * out, without an error, whatever is not named. So what a wildcard of the site stands for is looked up in the zone, once.
 */
final class TagHosts {

    private static final String BELOW = "*.";

    private final Site site;
    private final List<String> tagDomains;
    private final String zoneId;
    private final ZoneList zones;
    private @Nullable List<String> names;

    /** @param tagDomains the whole names that the site's wildcards stand for; empty for those of the zone */
    TagHosts(Site site, List<String> tagDomains, String zoneId, ZoneList zones) {
        this.site = site;
        this.tagDomains = List.copyOf(tagDomains);
        this.zoneId = zoneId;
        this.zones = zones;
    }

    /**
     * The names, each whole.
     *
     * @throws ProviderException when the zone's are not to be had, or do not tell what a wildcard stands for
     */
    synchronized List<String> names() throws ProviderException, InterruptedException {
        if (names == null) {
            Set<String> found = new LinkedHashSet<>(whole(site.hosts().stream()));
            found.addAll(tagDomains);
            if (tagDomains.isEmpty() && !site.wildcards().isEmpty()) {
                found.addAll(ofZone());
            }
            names = List.copyOf(found);
        }
        return names;
    }

    private static List<String> whole(Stream<String> hosts) {
        return hosts.filter(host -> !host.startsWith(BELOW)).toList();
    }

    private List<String> ofZone() throws ProviderException, InterruptedException {
        List<String> served = zones.domains(zoneId).stream()
                .filter(ZoneDomain::isServed)
                .map(ZoneDomain::name)
                .toList();
        List<String> found = new ArrayList<>();
        for (String wildcard : site.wildcards()) {
            List<String> wide =
                    served.stream().filter(domain -> overlaps(domain, wildcard)).toList();
            if (!wide.isEmpty()) {
                throw unclear(Reason.of("error.tag-wildcard", zoneId, String.join(", ", wide), wildcard));
            }
            Site below = new Site(site.name(), List.of(wildcard));
            List<String> names = whole(served.stream().filter(below::covers));
            if (names.isEmpty()) {
                throw unclear(Reason.of("error.tag-nobody", zoneId, wildcard));
            }
            found.addAll(names);
        }
        return found;
    }

    /** Whether there are names that both wildcards stand for. */
    private static boolean overlaps(String domain, String wildcard) {
        String end = wildcard.substring(1);
        return domain.startsWith(BELOW) && (domain.endsWith(end) || end.endsWith(domain.substring(1)));
    }

    private static ProviderException unclear(Reason why) {
        return new ProviderException(
                new ProviderError(ErrorClass.FATAL_KIND, Product.EDGEONE.word(), "", why, "", "tag-domains"));
    }
}
