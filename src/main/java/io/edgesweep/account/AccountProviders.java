package io.edgesweep.account;

import io.edgesweep.account.credentials.CredentialsResolver;
import io.edgesweep.process.Patience;
import io.edgesweep.process.Sleeper;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.cdn.CdnProvider;
import io.edgesweep.provider.cdn.DomainList;
import io.edgesweep.provider.edgeone.EdgeOneProvider;
import io.edgesweep.provider.edgeone.EveryZoneProvider;
import io.edgesweep.provider.edgeone.ZoneList;
import io.edgesweep.provider.retry.RetrySettings;
import io.edgesweep.provider.retry.RetryingProvider;
import io.edgesweep.provider.tencentapi.TencentApi;
import io.edgesweep.provider.throttle.Throttle;
import io.edgesweep.provider.throttle.ThrottledProvider;
import io.edgesweep.quota.Quota;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.CallSettings;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.targets.Site;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the provider of each site: its API, called with its account's key and at its account's pace, and the wrappers. */
public final class AccountProviders implements Providers, AutoCloseable {

    /** The API's names of the calls that hand over batches. */
    private static final Set<String> SUBMITS = Stream.of(EdgeOneProvider.SUBMITS, CdnProvider.SUBMITS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Settings settings;
    private final Sleeper sleeper;
    private final EmbeddedSandbox sandbox;
    private final AccountApis apis;
    private final Map<String, TencentApi> builtApis = new ConcurrentHashMap<>();
    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();
    private final Map<String, Provider> providers = new ConcurrentHashMap<>();

    public AccountProviders(Settings settings, CredentialsResolver keys, Sleeper sleeper, InstantSource clock) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.sandbox = new EmbeddedSandbox(settings);
        this.apis = new AccountApis(settings.api().call(), settings.proxies(), keys, sandbox, clock);
    }

    @Override
    public Provider of(String site) {
        return providers.computeIfAbsent(
                site, name -> provider(name, Patience.ENDLESS, throttle(settings.accountOf(settings.site(name)))));
    }

    @Override
    public Providers within(Patience patience) {
        return new ProvidersOfRun(patience);
    }

    private final class ProvidersOfRun implements Providers {

        private final Patience patience;
        private final Map<String, Throttle> itsThrottles = new ConcurrentHashMap<>();
        private final Map<String, Provider> itsProviders = new ConcurrentHashMap<>();

        ProvidersOfRun(Patience patience) {
            this.patience = patience;
        }

        @Override
        public Provider of(String site) {
            return itsProviders.computeIfAbsent(
                    site, name -> provider(name, patience, its(settings.accountOf(settings.site(name)))));
        }

        @Override
        public CallMeter meter(Collection<String> sites) {
            return AccountProviders.this.meter(sites, this::its);
        }

        private Throttle its(AccountSettings account) {
            return itsThrottles.computeIfAbsent(
                    account.name(), name -> throttle(account).shared());
        }
    }

    /** The one place where a provider and its wrappers are stacked. */
    private Provider provider(String name, Patience patience, Throttle throttle) {
        SiteSettings site = settings.site(name);
        AccountSettings account = settings.accountOf(site);
        CallSettings call = settings.api().call();
        Provider throttled = new ThrottledProvider(ofProduct(site, account, patience, throttle), throttle, patience);
        return new RetryingProvider(
                throttled, new RetrySettings(call.tries(), call.backoff(), call.longestBackoff()), sleeper, patience);
    }

    /** The one place where the products' providers are told apart. */
    private Provider ofProduct(SiteSettings site, AccountSettings account, Patience patience, Throttle throttle) {
        if (site.isEveryZone()) {
            return new EveryZoneProvider(
                    api(account, Product.EDGEONE).within(patience, throttle::await),
                    settings.zonesOf(account.name()).stream()
                            .collect(Collectors.toMap(SiteSettings::site, SiteSettings::zoneId)));
        }
        return switch (site.product()) {
            case EDGEONE ->
                new EdgeOneProvider(
                        api(account, Product.EDGEONE).within(patience, throttle::await),
                        site.zoneId(),
                        site.site(),
                        site.tagDomains());
            case CDN -> new CdnProvider(api(account, Product.CDN).within(patience, throttle::await), site.area());
        };
    }

    /** What the account has in EdgeOne. */
    public ZoneList zonesOf(AccountSettings account) {
        return new ZoneList(api(account, Product.EDGEONE));
    }

    /** What the account has in the CDN. */
    public DomainList domainsOf(AccountSettings account) {
        return new DomainList(api(account, Product.CDN));
    }

    /**
     * The quotas of the account's zone, or of the account in the CDN.
     *
     * @throws ProviderException when they cannot be had
     */
    public List<Quota> quotasOf(AccountSettings account, Product product, String zoneId)
            throws ProviderException, InterruptedException {
        TencentApi api = api(account, product);
        return switch (product) {
            case EDGEONE -> new EdgeOneProvider(api, zoneId, new Site(zoneId, List.of()), List.of()).quota();
            case CDN -> new CdnProvider(api, null).quota();
        };
    }

    private TencentApi api(AccountSettings account, Product product) {
        return builtApis.computeIfAbsent(
                account.name() + "/" + product, name -> apis.of(account, product, throttle(account)::await));
    }

    private Throttle throttle(AccountSettings account) {
        return throttles.computeIfAbsent(account.name(), name -> new Throttle(account.callsPerSecond(), sleeper));
    }

    @Override
    public CallMeter meter(Collection<String> sites) {
        return meter(sites, this::throttle);
    }

    private CallMeter meter(Collection<String> sites, Function<AccountSettings, Throttle> paces) {
        return CallMeter.together(settings.accountsOf(sites).stream()
                .map(account -> paces.apply(account).meter(SUBMITS))
                .toList());
    }

    /** How long calls have waited for their permits, all together, by account that is listed or has made calls. */
    public Map<String, Duration> waited() {
        Map<String, Duration> waited = new TreeMap<>();
        settings.listedAccounts().forEach(account -> waited.put(account, Duration.ZERO));
        throttles.forEach((account, throttle) -> waited.put(account, throttle.waited()));
        return waited;
    }

    /** Where the account's key was found, in words, as far as it was looked for. */
    public String keyFrom(String account) {
        return apis.keyFrom(account);
    }

    /** How far our clock is ahead of the account's server, as of its last answer; the server tells whole seconds. */
    public Optional<Duration> skew(String account) {
        return apis.skew(account);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
