package io.edgesweep.settings.read;

import io.edgesweep.language.Words;
import io.edgesweep.provider.Product;
import io.edgesweep.quota.Reserve;
import io.edgesweep.settings.EveryZone;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.TargetNormalizer;
import io.edgesweep.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads {@code sites}. */
final class SiteReader {

    private static final String BELOW = "*.";

    private static final String ALLOWED_HOSTS =
            "; allowed: bare host names such as www.example.com, or *.example.com for every name below example.com";

    private final KeyReader keys;
    private final Set<String> accounts;

    SiteReader(KeyReader keys, Set<String> accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    Map<String, SiteSettings> read() {
        Map<String, SiteSettings> sites = new TreeMap<>();
        for (String name : keys.names("sites")) {
            sites.put(name, site(name, "sites." + name));
        }
        return sites;
    }

    private SiteSettings site(String name, String key) {
        Product product = keys.value(
                key + ".product", ValueParser.oneOf(Product.values(), Product::word), "edgeone, cdn", Product.EDGEONE);
        Site site = new Site(name, hosts(key + ".hosts"));
        return new SiteSettings(
                site,
                account(key + ".account"),
                product,
                zoneId(key + ".zone-id", product),
                tagDomains(key + ".tag-domains", product, site),
                new CacheKeyReader(keys).read(key + ".cache-key"),
                area(key + ".area", product),
                keys.value(key + ".reserve", Reserve::parse, "a share such as 10%, or a number", Reserve.NONE),
                new QuotaReader(keys).read(key + ".quota", product),
                new FetchReader(keys).read(key + ".fetch"),
                new OriginReader(keys).read(key + ".origin"),
                keys.valueOrLeftOut(key + ".edge.address", ServerAddress::parse, ServerAddress.ALLOWED),
                new BlackoutReader(keys).read(key + ".blackout", null));
    }

    private String zoneId(String key, Product product) {
        if (product == Product.EDGEONE) {
            String zone = keys.required(key, "the zone's id, such as zone-2example0001")
                    .orElse("");
            if (zone.equals(EveryZone.ID)) {
                keys.wrong(
                        key,
                        "'*' is not taken: what becomes of a purge can be asked for by zone only; configure a site for each"
                                + " zone, such as zone-2example0001, and purge single targets of any zone by edgesweep purge"
                                + " --all-zones");
            }
            return zone;
        }
        if (keys.text(key).isPresent()) {
            keys.wrong(key, "is not allowed for product cdn, which finds domains by their names; leave it out");
        }
        return "";
    }

    private String area(String key, Product product) {
        if (product == Product.CDN) {
            return keys.value(
                    key,
                    ValueParser.oneOf(SiteSettings.AREAS.toArray(String[]::new), Function.identity()),
                    String.join(", ", SiteSettings.AREAS) + "; leave it out for every area of the domains",
                    "");
        }
        if (keys.text(key).isPresent()) {
            keys.wrong(key, "is allowed for product cdn only; edgeone knows no areas: leave it out");
        }
        return "";
    }

    private String account(String key) {
        SortedSet<String> listed = new TreeSet<>(accounts);
        if (!accounts.stream().allMatch(name -> keys.isBuiltIn("accounts." + name))) {
            listed.removeIf(name -> keys.isBuiltIn("accounts." + name));
        }
        String allowed = listed.isEmpty() ? "none is configured" : String.join(", ", listed);
        Optional<String> account = keys.required(key, allowed);
        if (account.isPresent() && !accounts.contains(account.get())) {
            keys.wrong(
                    key,
                    "there is no account '" + account.get() + "'" + NearestName.hint(account.get(), listed)
                            + "; allowed: " + allowed);
        }
        return account.orElse("");
    }

    /** The API takes whole names alone (API page CreatePurgeTask, CacheTag), and whatever is not named keeps its copies. */
    private List<String> tagDomains(String key, Product product, Site site) {
        List<String> written = keys.commaSeparated(key);
        if (!written.isEmpty() && product == Product.CDN) {
            keys.wrong(key, "is allowed for product edgeone only; cdn purges no tags: leave it out");
        }
        List<String> domains = names(key, written);
        for (String domain : domains) {
            if (domain.startsWith(BELOW)) {
                keys.wrong(key, "'" + domain + "' stands for many names, and a tag is purged by whole ones; name each");
            } else if (!site.covers(domain)) {
                keys.wrong(key, "'" + domain + "' is not one of the site's hosts; correct it, or add it to hosts");
            }
        }
        if (!written.isEmpty()) {
            site.wildcards().stream()
                    .filter(wildcard -> domains.stream().noneMatch(new Site(site.name(), List.of(wildcard))::covers))
                    .forEach(wildcard -> keys.wrong(
                            key,
                            "names no host below " + wildcard + ", whose copies every purge by tag would leave out;"
                                    + " name each, or leave the key out to purge those that the zone has"));
        }
        return domains;
    }

    private List<String> hosts(String key) {
        List<String> written = keys.commaSeparated(key);
        if (written.isEmpty()) {
            keys.missing(key, "the site's host names; nothing outside them is ever purged");
        }
        return names(key, written);
    }

    /** Hosts are taken in the same normal form as those of targets, which they are compared with. */
    private List<String> names(String key, List<String> written) {
        List<String> hosts = new ArrayList<>();
        for (String host : written) {
            String below = host.startsWith(BELOW) ? BELOW : "";
            NormalizationResult normal = TargetNormalizer.host(host.substring(below.length()));
            if (normal instanceof NormalizationResult.Invalid invalid) {
                keys.wrong(key, "'" + host + "' " + Words.english().say(invalid.reason()) + ALLOWED_HOSTS);
                continue;
            }
            String name = ((NormalizationResult.Normal) normal).target().value();
            if (!below.isEmpty() && !name.contains(".")) {
                keys.wrong(key, "'" + host + "' would cover a whole top-level domain" + ALLOWED_HOSTS);
            }
            hosts.add(below + name);
        }
        return hosts;
    }
}
