package io.edgesweep.app;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.edgeone.EdgeOneProvider;
import io.edgesweep.provider.retry.RetrySettings;
import io.edgesweep.provider.retry.RetryingProvider;
import io.edgesweep.provider.tencentapi.ApiAnswer;
import io.edgesweep.provider.tencentapi.ApiSettings;
import io.edgesweep.provider.tencentapi.TencentApi;
import io.edgesweep.provider.tencentapi.VendorApi;
import io.edgesweep.provider.throttle.Throttle;
import io.edgesweep.provider.throttle.ThrottledProvider;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.CallSettings;
import io.edgesweep.settings.Credentials;
import io.edgesweep.settings.Endpoint;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.time.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Builds the provider of each site: its API, called with its account's key and at its account's pace, and the wrappers. */
final class AccountProviders implements Providers, AutoCloseable {

    private final Settings settings;
    private final UnaryOperator<String> environment;
    private final Sleeper sleeper;
    private final InstantSource clock;
    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();
    private final Map<String, Provider> providers = new ConcurrentHashMap<>();
    private final Map<String, Duration> skews = new ConcurrentHashMap<>();
    private final EmbeddedSandbox sandbox;

    /** @param environment gives the value of an environment variable, empty if it is not set */
    AccountProviders(Settings settings, UnaryOperator<String> environment, Sleeper sleeper, InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.sleeper = sleeper;
        this.clock = clock;
        this.sandbox = new EmbeddedSandbox(settings);
    }

    @Override
    public Provider of(String site) {
        return providers.computeIfAbsent(site, this::provider);
    }

    /** The one place where a provider and its wrappers are stacked. */
    private Provider provider(String name) {
        SiteSettings site = settings.site(name);
        AccountSettings account = settings.accountOf(site);
        CallSettings call = settings.call();
        Provider edgeOne = new EdgeOneProvider(api(account), site.zoneId(), site.site());
        Provider throttled = new ThrottledProvider(edgeOne, throttle(account));
        return new RetryingProvider(
                throttled, new RetrySettings(call.tries(), call.backoff(), call.longestBackoff()), sleeper);
    }

    @Override
    public CallMeter meter(String site) {
        return throttle(settings.accountOf(settings.site(site))).meter(EdgeOneProvider.SUBMIT);
    }

    private Throttle throttle(AccountSettings account) {
        return throttles.computeIfAbsent(account.name(), name -> new Throttle(account.callsPerSecond(), sleeper));
    }

    private TencentApi api(AccountSettings account) {
        Optional<Credential> credential = credential(account);
        if (credential.isEmpty()) {
            return (action, json) -> new ApiAnswer.NotSent(
                    "there is no key for account " + account.name() + ": set TENCENTCLOUD_SECRET_ID and"
                            + " TENCENTCLOUD_SECRET_KEY, or edgesweep.accounts." + account.name() + ".credentials",
                    true);
        }
        Throttle throttle = throttle(account);
        return new VendorApi(
                new ApiSettings(
                        "teo",
                        "2022-09-01",
                        endpoint(account),
                        settings.call().connectTimeout(),
                        settings.call().timeout()),
                credential.get(),
                throttle::await,
                serverTime -> noteServerTime(account.name(), serverTime));
    }

    private URI endpoint(AccountSettings account) {
        return account.teo() instanceof Endpoint.Server server ? server.uri() : sandbox.endpoint();
    }

    private Optional<Credential> credential(AccountSettings account) {
        if (account.teo() instanceof Endpoint.Sandbox) {
            return Optional.of(new Credential(EmbeddedSandbox.KEY.secretId(), EmbeddedSandbox.KEY.secretKey()));
        }
        if (account.credentials() instanceof Credentials.Explicit explicit) {
            return Optional.of(new Credential(explicit.secretId(), explicit.secretKey(), explicit.token()));
        }
        String id = environment.apply("TENCENTCLOUD_SECRET_ID");
        String key = environment.apply("TENCENTCLOUD_SECRET_KEY");
        String token = environment.apply("TENCENTCLOUD_TOKEN");
        return id.isEmpty() || key.isEmpty() ? Optional.empty() : Optional.of(new Credential(id, key, token));
    }

    private void noteServerTime(String account, Instant serverTime) {
        skews.put(account, Duration.between(serverTime, clock.instant()));
    }

    /** How far our clock is ahead of the account's server, as of its last answer; the server tells whole seconds. */
    Optional<Duration> skew(String account) {
        return Optional.ofNullable(skews.get(account));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
