package io.edgesweep.check;

import io.edgesweep.provider.cdn.CdnCacheKey;
import io.edgesweep.provider.cdn.CdnCacheKey.Choice;
import io.edgesweep.provider.cdn.CdnCacheKey.Query;
import io.edgesweep.session.Check;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.targets.CacheKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Compares a site's {@code cache-key} with the one by which the CDN tells URLs apart. A site that takes two objects for one
 * purges one of them and leaves the other stale; one that takes one object for two pays for it twice.
 */
final class CacheKeyChecks {

    private final SiteSettings site;
    private final CacheKey key;
    private final List<Check> checks = new ArrayList<>();

    private CacheKeyChecks(SiteSettings site) {
        this.site = site;
        this.key = site.cacheKey();
    }

    /** What is to be said of a site of EdgeOne: rules may change the key for any path, so that nothing can be compared. */
    static List<Check> ofZone(SiteSettings site) {
        CacheKeyChecks checks = new CacheKeyChecks(site);
        if (!site.cacheKey().equals(CacheKey.WHOLE)) {
            checks.add(
                    true,
                    "its cache-key (" + site.cacheKey().shown()
                            + ") cannot be compared: rules of the zone may change what"
                            + " counts for any path; see that none of them keeps apart what is one target here");
        }
        return checks.checks;
    }

    /** What differs between a site of the CDN and the domains that serve its hosts. */
    static List<Check> ofDomains(SiteSettings site, List<CdnCacheKey> domains) {
        CacheKeyChecks checks = new CacheKeyChecks(site);
        domains.forEach(checks::compare);
        if (checks.checks.isEmpty() && !domains.isEmpty()) {
            checks.checks.add(new Check(checks.subject(), true, "its cache-key fits that of its domains"));
        }
        return checks.checks;
    }

    private void compare(CdnCacheKey domain) {
        if (!key.schemeCounts() && domain.schemeCounts()) {
            stale(domain, "keeps http and https apart", "scheme: true");
        }
        if (!key.caseCounts() && !domain.ignoresCase()) {
            stale(domain, "keeps small and large letters apart", "path-case: true");
        }
        query(domain, domain.wholeUrl(), domain.query(), "");
        for (CdnCacheKey.Rule rule : domain.rules()) {
            String where = " for " + rule.type() + " " + String.join(", ", rule.paths());
            if (!key.caseCounts() && !rule.ignoresCase()) {
                stale(domain, "keeps small and large letters apart" + where, "path-case: true");
            }
            query(domain, rule.wholeUrl(), rule.query(), where);
        }
        if (key.schemeCounts() && !domain.schemeCounts()) {
            checks.add(new Check(
                    subject(),
                    true,
                    "domain " + domain.domain()
                            + " keeps http and https as one; where lists name both, cache-key.scheme:"
                            + " false saves half of their quota"));
        }
    }

    private void query(CdnCacheKey domain, Optional<Boolean> whole, Optional<Query> chosen, String where) {
        Choice choice = chosen.map(Query::choice).orElse(whole.orElse(true) ? Choice.ALL : Choice.NONE);
        switch (key.query()) {
            case WHOLE -> {}
            case NONE -> {
                if (choice != Choice.NONE) {
                    stale(domain, "keeps URLs with another query string apart" + where, "query: whole");
                }
            }
            case NAMED -> {
                boolean fewer = choice == Choice.NAMED
                        && new HashSet<>(key.parameters())
                                .containsAll(chosen.orElseThrow().names());
                if (choice != Choice.NONE && !fewer) {
                    stale(
                            domain,
                            "tells URLs apart by other parameters, too" + where,
                            "query: whole, or name all of them");
                }
            }
        }
    }

    private void stale(CdnCacheKey domain, String what, String remedy) {
        checks.add(new Check(
                subject(),
                false,
                "domain " + domain.domain() + " " + what
                        + ", and the site's cache-key does not: one purge would leave the" + " others stale; set "
                        + remedy));
    }

    private void add(boolean warns, String words) {
        checks.add(new Check(subject(), true, warns, words));
    }

    private String subject() {
        return "site " + site.name();
    }
}
