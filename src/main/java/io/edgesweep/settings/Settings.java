package io.edgesweep.settings;

import io.edgesweep.provider.Product;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.SiteRouter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The configuration below {@code edgesweep}.
 *
 * @param folders      the program's own folders
 * @param repeatWithin how long after a run's end the same command repeats its summary, if nobody was told of the end
 * @param node         how much this process does at once
 * @param console      the pages of {@code serve}
 * @param accounts     by name
 * @param sites        by name
 * @param unlisted     the names of those sites that work, and are in no list: the built-in sample's in a real set-up
 * @param api          how the provider's API is called
 * @param sandbox      how the stand-in inside our own process behaves
 * @param input        how much is read of lists
 * @param output       how people and other programs are told of runs
 * @param proxies      the way out to the API, to sitemaps and to whoever is told of runs
 */
public record Settings(
        FolderSettings folders,
        Duration repeatWithin,
        NodeSettings node,
        ConsoleSettings console,
        Map<String, AccountSettings> accounts,
        Map<String, SiteSettings> sites,
        Set<String> unlisted,
        ApiSettings api,
        EmbeddedSandboxSettings sandbox,
        InputLimits input,
        OutputSettings output,
        Proxies proxies) {

    public Settings {
        accounts = Map.copyOf(accounts);
        sites = Map.copyOf(sites);
        unlisted = Set.copyOf(unlisted);
    }

    /** The names of the sites that a list of all sites shows, in their order. */
    public SortedSet<String> listedSites() {
        SortedSet<String> listed = new TreeSet<>(sites.keySet());
        listed.removeAll(unlisted);
        return listed;
    }

    /** The sites that a job may name, and those that stand for all zones of an account, which a one-off may. */
    public KnownSites knownSites() {
        Map<String, SiteSettings> known = new TreeMap<>(sites);
        accounts.keySet().stream()
                .flatMap(account -> EveryZone.names(account).stream())
                .forEach(name -> known.put(name, site(name)));
        return new KnownSites(known, listedSites());
    }

    /** By what the CDN tells the URLs of each site apart; in a call for all zones, those of the site that has the host. */
    public CacheKeys cacheKeys() {
        return new CacheKeys(
                sites.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, site -> site.getValue()
                        .cacheKey())),
                accounts.keySet().stream()
                        .collect(Collectors.toMap(
                                EveryZone::followed,
                                account -> new SiteRouter(zonesOf(account).stream()
                                        .map(SiteSettings::site)
                                        .toList()))));
    }

    /** The sites of EdgeOne that belong to the account. */
    public List<SiteSettings> zonesOf(String account) {
        return sites.values().stream()
                .filter(site -> site.account().equals(account) && site.product() == Product.EDGEONE)
                .toList();
    }

    /** The site with the name, be it configured or one that stands for all zones of an account; empty when there is none. */
    public Optional<SiteSettings> find(String name) {
        SiteSettings site = sites.get(name);
        return site == null ? EveryZone.find(name, this) : Optional.of(site);
    }

    /** The names of the accounts that a list of all accounts shows, in their order: not those of unlisted sites alone. */
    public SortedSet<String> listedAccounts() {
        SortedSet<String> listed = new TreeSet<>(accounts.keySet());
        unlisted.forEach(site -> listed.remove(site(site).account()));
        listedSites().forEach(site -> listed.add(site(site).account()));
        return listed;
    }

    /** The site with the name. */
    public SiteSettings site(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no site " + name));
    }

    /**
     * Which quotas the site draws on. EdgeOne counts by zone, Tencent CDN by account and area (API pages
     * DescribeContentQuota and DescribePurgeQuota).
     *
     * @param site the site's name; one that is not configured any more has a pool to itself, and no reserve
     */
    public QuotaShare shareOf(String site) {
        return find(site).filter(SiteSettings::isEveryZone).map(Settings::share).orElseGet(() -> quotaShares()
                .of(site));
    }

    /** Which quotas the sites draw on. */
    public QuotaShares quotaShares() {
        return new QuotaShares(
                sites.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, site -> share(site.getValue()))));
    }

    private static QuotaShare share(SiteSettings site) {
        String counted =
                switch (site.product()) {
                    case EDGEONE -> site.zoneId();
                    case CDN -> "cdn";
                };
        return new QuotaShare(site.account() + "/" + counted, site.countedAreas(), site.reserve());
    }

    /** The accounts that the sites belong to, each once. */
    public List<AccountSettings> accountsOf(Collection<String> siteNames) {
        return siteNames.stream().map(name -> accountOf(site(name))).distinct().toList();
    }

    /** The account that the site belongs to. */
    public AccountSettings accountOf(SiteSettings site) {
        AccountSettings account = accounts.get(site.account());
        if (account == null) {
            throw new IllegalArgumentException("no account " + site.account());
        }
        return account;
    }
}
