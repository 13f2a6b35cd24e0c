package io.edgesweep.settings.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.ServerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code origin} of a site. */
final class OriginReader {

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
        return keys.value(key + ".address", ServerAddress::parse, ServerAddress.ALLOWED)
                .map(address -> new OriginKeys(address, pace, budget, timeout, ignore));
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
