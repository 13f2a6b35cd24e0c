package io.edgesweep.submission;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaShare;
import java.util.List;
import java.util.Set;

/**
 * On what terms a site is purged.
 *
 * @param account   the account that its calls are made with; empty for a site that is not configured any more
 * @param product   what purges it
 * @param callsPerSecond how many calls of an action the account may make in a second
 * @param callsInFlight  how many of its calls may wait for their answers at once
 * @param share     the quotas that it draws on
 * @param poolSites the sites that draw on the same pool, itself among them
 * @param fallback  what is taken for its daily quota where the provider tells none; available as if nothing were used
 */
public record SiteTerms(
        String account,
        Product product,
        int callsPerSecond,
        int callsInFlight,
        QuotaShare share,
        Set<String> poolSites,
        List<Quota> fallback) {

    public SiteTerms {
        poolSites = Set.copyOf(poolSites);
        fallback = List.copyOf(fallback);
    }
}
