package io.edgesweep.job;

import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.Reserve;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.submission.SiteTerms;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The terms of the configured sites. */
final class Terms {

    private static final SiteTerms OF_AN_UNKNOWN_SITE =
            new SiteTerms("", new QuotaShare("", Set.of(), Reserve.NONE), Set.of(), List.of());

    private final Settings settings;

    Terms(Settings settings) {
        this.settings = settings;
    }

    /** The terms of the site with the name; the account is empty if it is not configured any more. */
    SiteTerms of(String name) {
        SiteSettings site = settings.sites().get(name);
        if (site == null) {
            return OF_AN_UNKNOWN_SITE;
        }
        QuotaShare share = share(site);
        Set<String> others = settings.sites().values().stream()
                .filter(other -> share(other).pool().equals(share.pool()))
                .map(other -> other.site().name())
                .collect(Collectors.toSet());
        return new SiteTerms(site.account(), share, others, List.of());
    }

    private static QuotaShare share(SiteSettings site) {
        return new QuotaShare(site.account() + "/" + site.zoneId(), Set.of(), site.reserve());
    }
}
