package io.edgesweep.settings.read;

import io.edgesweep.language.Words;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.targets.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a job's {@code warm}: whether what was purged is fetched again, and how. */
final class WarmReader {

    /** As many and as long as Tencent CDN takes them (CDN API, PushUrlsCache, Headers). */
    private static final int MOST_HEADERS = 20;

    private static final int LONGEST_HEADER = 1024;

    private final KeyReader keys;

    WarmReader(KeyReader keys) {
        this.keys = keys;
    }

    /** @param sites the job's sites, each of which must be able to do it */
    Optional<PrefetchOptions> read(String key, List<SiteSettings> sites) {
        Optional<Boolean> plain = keys.value(key, ValueParser::bool, "true, false, or mode and headers");
        boolean edge = keys.value(key + ".mode", WarmReader::isEdge, "edge, default", false);
        Map<String, String> headers = keys.headers(key + ".headers", LONGEST_HEADER);
        if (headers.size() > MOST_HEADERS) {
            keys.wrong(key + ".headers", "are " + headers.size() + "; at most " + MOST_HEADERS + " are allowed");
        }
        // A plain word stands in the place of mode and headers, which another source may have.
        if (!plain.orElse(keys.hasChildren(key))) {
            return Optional.empty();
        }
        for (SiteSettings site : sites) {
            site.refusal(Kind.PREFETCH)
                    .ifPresent(reason ->
                            keys.wrong(key, "is not allowed: " + Words.english().say(reason)));
            if (edge && site.area().equals(SiteSettings.MAINLAND)) {
                keys.wrong(
                        key + ".mode",
                        "'edge' is not allowed: site " + site.name()
                                + " is in the area mainland, where the product cdn does not prefetch to the edge; leave"
                                + " the mode out");
            }
        }
        return Optional.of(new PrefetchOptions(edge, headers));
    }

    private static Optional<Boolean> isEdge(String text) {
        return text.equals("edge") || text.equals("default") ? Optional.of(text.equals("edge")) : Optional.empty();
    }
}
