package io.edgesweep.settings;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code accounts}. */
final class AccountKeys {

    private static final Endpoint MAINLAND = new Endpoint.Server(URI.create("https://teo.tencentcloudapi.com"));

    private final Keys keys;

    AccountKeys(Keys keys) {
        this.keys = keys;
    }

    Map<String, AccountSettings> read() {
        Map<String, AccountSettings> accounts = new TreeMap<>();
        for (String name : keys.names("accounts")) {
            accounts.put(name, account(name, "accounts." + name));
        }
        return accounts;
    }

    private AccountSettings account(String name, String key) {
        int callsPerSecond = keys.number(key + ".calls-per-second", 1, 1000, 20);
        return new AccountSettings(
                name,
                credentials(key + ".credentials"),
                keys.value(
                        key + ".endpoints.teo",
                        AccountKeys::endpoint,
                        "https://HOST, http://127.0.0.1:PORT, or 'sandbox:'",
                        MAINLAND),
                callsPerSecond,
                keys.number(key + ".calls-in-flight", 1, 100, Math.min(100, callsPerSecond)));
    }

    /** What is wrong with a key is said without showing any of it. */
    private Credentials credentials(String key) {
        Optional<String> source = keys.text(key);
        Optional<String> id = keys.text(key + ".secret-id");
        Optional<String> secret = keys.text(key + ".secret-key");
        Optional<String> token = keys.text(key + ".token");
        if (id.isPresent() && secret.isPresent()) {
            return new Credentials.Explicit(id.get(), secret.get(), token.orElse(""));
        }
        if (id.isPresent() || secret.isPresent() || token.isPresent()) {
            keys.missing(id.isPresent() ? key + ".secret-key" : key + ".secret-id", "both halves of the key");
        } else if (source.isPresent() && !source.get().equals("default")) {
            keys.wrong(
                    key,
                    "is not allowed; allowed: default (the environment), or secret-id and secret-key, with token for a"
                            + " temporary key");
        }
        return new Credentials.FromEnvironment();
    }

    private static Optional<Endpoint> endpoint(String text) {
        if (text.equals("sandbox:") || text.equals("sandbox")) {
            return Optional.of(new Endpoint.Sandbox());
        }
        return Parse.uri(text)
                .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null)
                .filter(uri -> uri.getPath().isEmpty() || uri.getPath().equals("/"))
                .filter(uri -> "https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost())))
                .map(uri -> new Endpoint.Server(URI.create(uri.getScheme() + "://" + uri.getAuthority())));
    }

    /** Only literals, and the one name that cannot point elsewhere tomorrow. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}|\\[::1]");
    }
}
