package io.edgesweep.settings.read;

import io.edgesweep.language.Words;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.settings.FetchSettings.Times;
import io.edgesweep.settings.FetchSettings.Tries;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.TargetNormalizer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code fetch} of a site. */
final class FetchReader {

    /** What most servers take in one header. */
    private static final int LONGEST_HEADER = 8192;

    private static final String A_SIZE = "a size such as 50MB";

    private static final String AUTHORIZATION = "Authorization";

    private final KeyReader keys;

    FetchReader(KeyReader keys) {
        this.keys = keys;
    }

    /** @param key what the keys lie below */
    FetchSettings read(String key) {
        Times times = FetchSettings.DEFAULT.times();
        return new FetchSettings(
                new Times(
                        keys.duration(key + ".timeout", times.document()),
                        keys.duration(key + ".connect-timeout", times.connect()),
                        keys.duration(key + ".total-time", times.total())),
                tries(key, FetchSettings.DEFAULT.tries()),
                sizes(key, FetchSettings.DEFAULT.sizes()),
                keys.number(key + ".parallel", 1, FetchSettings.MAX_PARALLEL, FetchSettings.DEFAULT.parallel()),
                headers(key),
                privateHosts(key + ".allow-private"));
    }

    /** Compared with hosts in normal form, and with addresses. */
    private List<String> privateHosts(String key) {
        List<String> hosts = new ArrayList<>();
        for (String text : keys.commaSeparated(key)) {
            if (text.matches("\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?")) {
                hosts.add(text);
                continue;
            }
            NormalizationResult host = TargetNormalizer.host(text);
            if (host instanceof NormalizationResult.Invalid invalid) {
                keys.wrong(
                        key,
                        "'" + text + "' " + Words.english().say(invalid.reason())
                                + "; allowed: host names and addresses, one by one");
            } else {
                hosts.add(((NormalizationResult.Normal) host).target().value());
            }
        }
        return hosts;
    }

    private Tries tries(String key, Tries usual) {
        Duration backoff = keys.duration(key + ".backoff", usual.backoff());
        Duration longest = keys.duration(key + ".longest-wait", usual.longestWait());
        if (longest.compareTo(backoff) < 0) {
            keys.wrong(key + ".longest-wait", "is shorter than backoff; allowed: at least that");
            longest = backoff;
        }
        return new Tries(keys.number(key + ".tries", 1, 10, usual.most()), backoff, longest);
    }

    private Sizes sizes(String key, Sizes usual) {
        return new Sizes(
                keys.value(key + ".bytes", ValueParser.bytes(1 << 30), A_SIZE + ", at most 1GB", usual.bytes()),
                keys.value(key + ".total-bytes", ValueParser::manyBytes, A_SIZE, usual.totalBytes()),
                keys.value(key + ".unzipped", ValueParser::bytes, A_SIZE + ", below 2GB", usual.unzipped()),
                keys.number(key + ".ratio", 1, 1_000_000, usual.ratio()),
                keys.number(key + ".urls", 1, 10_000_000, usual.urls()),
                keys.number(key + ".documents", 1, 10_000_000, usual.documents()),
                keys.number(key + ".depth", 0, 100, usual.depth()),
                keys.number(key + ".redirects", 0, 20, usual.redirects()));
    }

    private Map<String, String> headers(String key) {
        Map<String, String> headers = new LinkedHashMap<>(keys.headers(key + ".headers", LONGEST_HEADER));
        basicAuth(key + ".basic-auth").ifPresent(credentials -> {
            if (headers.keySet().removeIf(AUTHORIZATION::equalsIgnoreCase)) {
                keys.wrong(key + ".basic-auth.user", "and the header Authorization cannot both be; keep one");
            }
            headers.put(AUTHORIZATION, credentials);
        });
        return headers;
    }

    /** RFC 7617. A user name cannot hold the colon that ends it. */
    private Optional<String> basicAuth(String key) {
        Optional<String> user = keys.text(key + ".user");
        Optional<String> password = keys.text(key + ".password");
        if (user.isPresent() != password.isPresent()) {
            keys.missing(key + (user.isPresent() ? ".password" : ".user"), "user and password together");
        }
        if (user.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        if (user.get().contains(":")) {
            keys.wrong(key + ".user", "holds a colon, as no user name may");
        }
        byte[] pair = (user.get() + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
