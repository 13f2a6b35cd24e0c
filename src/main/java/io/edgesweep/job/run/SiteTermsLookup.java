package io.edgesweep.job.run;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.submission.SiteTerms;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The terms of the configured sites. */
final class SiteTermsLookup {

    private final Settings settings;

    SiteTermsLookup(Settings settings) {
        this.settings = settings;
    }

    /** The terms of the site with the name; the account is empty if it is not configured any more. */
    SiteTerms of(String name) {
        QuotaShare share = settings.shareOf(name);
        Optional<SiteSettings> configured = settings.find(name);
        if (configured.isEmpty()) {
            return new SiteTerms("", Product.EDGEONE, 1, 1, share, Set.of(name), List.of());
        }
        SiteSettings site = configured.get();
        AccountSettings account = settings.accountOf(site);
        return new SiteTerms(
                account.name(),
                site.product(),
                account.callsPerSecond(),
                account.callsInFlight(),
                share,
                settings.quotaShares().sitesOf(share.pool()),
                List.copyOf(site.quotas().values()));
    }
}
