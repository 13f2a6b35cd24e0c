package io.edgesweep.settings;

import io.edgesweep.quota.Reserve;
import io.edgesweep.target.Normalized;
import io.edgesweep.target.Site;
import io.edgesweep.target.TargetNormalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code sites}. */
final class SiteKeys {

    private final Keys keys;
    private final Set<String> accounts;

    SiteKeys(Keys keys, Set<String> accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    Map<String, SiteSettings> read() {
        Map<String, SiteSettings> sites = new TreeMap<>();
        for (String name : keys.names("sites")) {
            sites.put(name, site(name, "sites." + name));
        }
        return sites;
    }

    private SiteSettings site(String name, String key) {
        keys.value(key + ".product", text -> text.equals("edgeone") ? Optional.of(text) : Optional.empty(), "edgeone");
        return new SiteSettings(
                new Site(name, hosts(key + ".hosts")),
                account(key + ".account"),
                keys.required(key + ".zone-id", "the zone's id, such as zone-2example0001")
                        .orElse(""),
                keys.value(key + ".reserve", Reserve::parse, "a share such as 10%, or a number", Reserve.NONE),
                new FetchKeys(
                        keys.duration(key + ".fetch.timeout", Duration.ofSeconds(30)),
                        headers(key + ".fetch.headers"),
                        keys.commaSeparated(key + ".fetch.allow-private")));
    }

    private String account(String key) {
        String allowed = accounts.isEmpty() ? "none is configured" : String.join(", ", accounts);
        Optional<String> account = keys.required(key, allowed);
        if (account.isPresent() && !accounts.contains(account.get())) {
            keys.wrong(key, "there is no account '" + account.get() + "'; allowed: " + allowed);
        }
        return account.orElse("");
    }

    /** Hosts are taken in the same normal form as those of targets, which they are compared with. */
    private List<String> hosts(String key) {
        List<String> hosts = new ArrayList<>();
        List<String> written = keys.commaSeparated(key);
        if (written.isEmpty()) {
            keys.missing(key, "the site's host names; nothing outside them is ever purged");
        }
        for (String host : written) {
            Normalized normal = TargetNormalizer.host(host);
            if (normal instanceof Normalized.Normal ok) {
                hosts.add(ok.target().value());
            } else {
                keys.wrong(
                        key,
                        "'" + host + "' " + ((Normalized.Invalid) normal).reason()
                                + "; allowed: bare host names such as www.example.com");
            }
        }
        return hosts;
    }

    private Map<String, String> headers(String key) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : keys.children(key)) {
            keys.text(key + "." + header.toLowerCase(Locale.ROOT)).ifPresent(value -> headers.put(header, value));
        }
        return headers;
    }
}
