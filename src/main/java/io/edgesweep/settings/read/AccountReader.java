package io.edgesweep.settings.read;

import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.CredentialsSource;
import io.edgesweep.settings.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code accounts}. */
final class AccountReader {

    /** What follows an API's name in its address, for accounts of the mainland site (API pages, "Service address"). */
    private static final String MAINLAND = ".tencentcloudapi.com";

    private static final String ALLOWED =
            "default (the environment, else the profile file, else the role of the machine),"
                    + " profile, role, or secret-id and secret-key, with token for a temporary key";

    private final KeyReader keys;

    AccountReader(KeyReader keys) {
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
                endpoint(key + ".endpoints", "teo"),
                endpoint(key + ".endpoints", "cdn"),
                callsPerSecond,
                keys.number(key + ".calls-in-flight", 1, 100, Math.min(100, callsPerSecond)));
    }

    private Endpoint endpoint(String key, String api) {
        return keys.value(
                key + "." + api,
                AccountReader::endpoint,
                "https://HOST, http://127.0.0.1:PORT, or 'sandbox:'",
                new Endpoint.Server(URI.create("https://" + api + MAINLAND)));
    }

    /** What is wrong with a key is said without showing any of it. */
    private CredentialsSource credentials(String key) {
        Optional<String> word = keys.text(key);
        Optional<String> profile = name(key + ".profile", "[A-Za-z0-9_-]{1,64}");
        Optional<String> role = name(key + ".role", "[A-Za-z0-9_+=,@-]{1,128}");
        Optional<CredentialsSource> explicit = explicit(key);
        List<CredentialsSource> given = new ArrayList<>();
        word.ifPresent(any -> given.add(new CredentialsSource.Default()));
        profile.ifPresent(name -> given.add(new CredentialsSource.Profile(name)));
        role.ifPresent(name -> given.add(new CredentialsSource.Role(name)));
        explicit.ifPresent(given::add);
        if (word.isPresent() && !word.get().equals("default")) {
            keys.wrong(key, "is not allowed; allowed: " + ALLOWED);
        } else if (given.size() > 1) {
            keys.wrong(key, "names more than one place for the key; allowed: one of " + ALLOWED);
        }
        return given.isEmpty() ? new CredentialsSource.Default() : given.get(0);
    }

    private Optional<CredentialsSource> explicit(String key) {
        Optional<String> id = keys.text(key + ".secret-id");
        Optional<String> secret = keys.text(key + ".secret-key");
        Optional<String> token = keys.text(key + ".token");
        if (id.isPresent() && secret.isPresent()) {
            return Optional.of(new CredentialsSource.Explicit(id.get(), secret.get(), token.orElse("")));
        }
        if (id.isPresent() || secret.isPresent() || token.isPresent()) {
            keys.missing(id.isPresent() ? key + ".secret-key" : key + ".secret-id", "both halves of the key");
        }
        return Optional.empty();
    }

    private Optional<String> name(String key, String form) {
        return keys.value(key, text -> text.matches(form) ? Optional.of(text) : Optional.empty(), "a name, " + form);
    }

    private static Optional<Endpoint> endpoint(String text) {
        if (text.equals("sandbox:") || text.equals("sandbox")) {
            return Optional.of(new Endpoint.Sandbox());
        }
        return ValueParser.uri(text)
                .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null)
                .filter(uri -> uri.getPath().isEmpty() || uri.getPath().equals("/"))
                .filter(uri -> "https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && Endpoint.Server.isLoopback(uri.getHost())))
                .map(uri -> new Endpoint.Server(URI.create(uri.getScheme() + "://" + uri.getAuthority())));
    }
}
