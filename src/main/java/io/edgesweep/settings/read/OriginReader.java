package io.edgesweep.settings.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.TargetNormalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads {@code origin} of a site. */
final class OriginReader {

    private static final java.util.regex.Pattern ADDRESS = java.util.regex.Pattern.compile(
            "((?<scheme>https?)://)?(?<host>\\[[0-9a-fA-F:.]+]|[^/:?#@\\[\\]\\s]+)(:(?<port>\\d{1,5}))?/?");

    private static final String AN_ADDRESS =
            "a host name or an address, such as origin.example.com, 192.0.2.7:8080 or http://origin.example.com";

    private final KeyReader keys;

    OriginReader(KeyReader keys) {
        this.keys = keys;
    }

    /** @param key what the keys lie below */
    Optional<OriginKeys> read(String key) {
        OriginKeys.Pace pace = new OriginKeys.Pace(
                keys.number(key + ".requests-per-second", 1, 1000, 10), keys.number(key + ".at-once", 1, 64, 4));
        OriginKeys.Budget budget = new OriginKeys.Budget(
                keys.number(key + ".requests", 1, 100_000_000, 10_000),
                keys.value(key + ".bytes", ValueParser::manyBytes, "a size such as 1GB", 1L << 30));
        Duration timeout = keys.duration(key + ".timeout", Duration.ofSeconds(10));
        List<String> ignore = ignore(key + ".ignore");
        Optional<String> address = keys.text(key + ".address");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = ADDRESS.matcher(address.get());
        Optional<String> host = parts.matches() ? host(parts.group("host")) : Optional.empty();
        int port = parts.matches() && parts.group("port") != null ? Integer.parseInt(parts.group("port")) : 0;
        if (host.isEmpty() || port > 65_535) {
            keys.wrong(key + ".address", "'" + address.get() + "' is not allowed; allowed: " + AN_ADDRESS);
            return Optional.empty();
        }
        String scheme = parts.group("scheme") == null ? "" : parts.group("scheme");
        return Optional.of(new OriginKeys(scheme, host.get(), port, pace, budget, timeout, ignore));
    }

    private static Optional<String> host(String text) {
        if (text.startsWith("[")) {
            return Optional.of(text.substring(1, text.length() - 1));
        }
        return TargetNormalizer.host(text) instanceof NormalizationResult.Normal normal
                ? Optional.of(normal.target().value())
                : Optional.empty();
    }

    /** An expression that matches nothing at all would match everywhere, and count for nothing. */
    private List<String> ignore(String key) {
        List<String> ignore = new ArrayList<>();
        for (String element : keys.elements(key)) {
            keys.text(element).ifPresent(text -> {
                try {
                    Pattern.compile(text);
                    ignore.add(text);
                } catch (PatternSyntaxException e) {
                    keys.wrong(
                            element,
                            "'" + text + "' is no regular expression (" + e.getDescription()
                                    + "); allowed: one of RE2, or "
                                    + String.join(
                                            ", ",
                                            OriginKeys.USUAL.stream()
                                                    .map(OriginKeys.Usual::name)
                                                    .toList()));
                }
            });
        }
        return ignore;
    }
}
