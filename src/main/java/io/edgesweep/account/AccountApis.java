package io.edgesweep.account;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.account.credentials.CredentialsResolver;
import io.edgesweep.account.credentials.NoKeyException;
import io.edgesweep.account.credentials.ResolvedCredentials;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.tencentapi.ApiAnswer;
import io.edgesweep.provider.tencentapi.ApiSettings;
import io.edgesweep.provider.tencentapi.CallGate;
import io.edgesweep.provider.tencentapi.TencentApi;
import io.edgesweep.provider.tencentapi.VendorApi;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.CallSettings;
import io.edgesweep.settings.Endpoint;
import io.edgesweep.text.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Builds the API of each account and product: where it is, and the key that it is called with. */
final class AccountApis {

    private final CallSettings call;
    private final Proxies proxies;
    private final CredentialsResolver keys;
    private final EmbeddedSandbox sandbox;
    private final InstantSource clock;
    private final Map<String, Duration> skews = new ConcurrentHashMap<>();
    private final Map<String, String> keyPlaces = new ConcurrentHashMap<>();

    AccountApis(
            CallSettings call,
            Proxies proxies,
            CredentialsResolver keys,
            EmbeddedSandbox sandbox,
            InstantSource clock) {
        this.call = call;
        this.proxies = proxies;
        this.keys = keys;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** @param gate what every request passes at the wire */
    TencentApi of(AccountSettings account, Product product, CallGate gate) {
        ResolvedCredentials key;
        try {
            key = key(account, product);
        } catch (NoKeyException e) {
            Reason why = Reason.of("error.keyless", account.name(), String.valueOf(e.getMessage()));
            return (action, json, look) -> new ApiAnswer.NotSent(why, ApiAnswer.Fault.KEY);
        }
        keyPlaces.put(account.name(), key.from());
        ApiSettings where = settings(product, uri(account.endpoint(product)));
        return new VendorApi(where, key.current()::get, gate, serverTime -> noteServerTime(account.name(), serverTime));
    }

    private ApiSettings settings(Product product, URI uri) {
        return switch (product) {
            case EDGEONE -> settings("teo", "2022-09-01", uri);
            case CDN -> settings("cdn", "2018-06-06", uri);
        };
    }

    private ApiSettings settings(String name, String version, URI uri) {
        return new ApiSettings(
                name,
                version,
                uri,
                call.connectTimeout(),
                call.timeout(),
                call.largestAnswer(),
                proxies.to(uri.getScheme(), uri.getHost()));
    }

    private URI uri(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Server server ? server.uri() : sandbox.endpoint();
    }

    private ResolvedCredentials key(AccountSettings account, Product product) throws NoKeyException {
        if (account.endpoint(product) instanceof Endpoint.Server server) {
            return keys.find(account.credentials(), server.isLoopback());
        }
        return ResolvedCredentials.lasting(
                new Credential(EmbeddedSandbox.KEY.secretId(), EmbeddedSandbox.KEY.secretKey()), "the sandbox itself");
    }

    /** Where the account's key was found, in words, as far as it was looked for. */
    String keyFrom(String account) {
        return keyPlaces.getOrDefault(account, "nowhere");
    }

    private void noteServerTime(String account, Instant serverTime) {
        skews.put(account, Duration.between(serverTime, clock.instant()));
    }

    /** How far our clock is ahead of the account's server, as of its last answer; the server tells whole seconds. */
    Optional<Duration> skew(String account) {
        return Optional.ofNullable(skews.get(account));
    }
}
