package io.edgesweep.settings.read;

import io.edgesweep.language.Words;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.settings.VerifyKeys.Sample;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.TargetNormalizer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a job's {@code verify}: whether what the CDN serves is looked at after the purge, and how. */
final class VerifyReader {

    private static final int MOST_PATHS = 1000;

    /** Each of them is asked for each page, twice if it seems to be stale, and what it answered is kept. */
    private static final int MOST_NODES = 20;

    private final KeyReader keys;

    VerifyReader(KeyReader keys) {
        this.keys = keys;
    }

    /** @param sites the job's sites, one of which each path must belong to */
    Optional<VerifyKeys> read(String key, List<SiteSettings> sites) {
        VerifyKeys usual = VerifyKeys.DEFAULT;
        Optional<Boolean> plain = keys.value(key, ValueParser::bool, "true, false, or sample and others");
        VerifyKeys read = new VerifyKeys(
                keys.value(key + ".sample", Sample::parse, Sample.ALLOWED, usual.sample()),
                paths(key + ".paths", sites),
                nodes(key + ".resolve"),
                keys.value(key + ".fail", ValueParser::bool, "true or false", usual.fails()),
                keys.value(key + ".retry", ValueParser::bool, "true or false", usual.retries()),
                keys.value(
                        key + ".second-look", ValueParser::durationOrNone, DurationParser.EXAMPLE, usual.secondLook()),
                new OriginKeys.Pace(
                        keys.number(
                                key + ".requests-per-second",
                                1,
                                1000,
                                usual.pace().perSecond()),
                        keys.number(key + ".at-once", 1, 64, usual.pace().atOnce())),
                new OriginKeys.Budget(
                        keys.number(
                                key + ".requests",
                                1,
                                100_000_000,
                                usual.budget().requests()),
                        keys.value(
                                key + ".bytes",
                                ValueParser::manyBytes,
                                "a size such as 1GB",
                                usual.budget().bytes())),
                keys.duration(key + ".timeout", Duration.ofSeconds(1), usual.timeout()));
        // A plain word stands in the place of the keys, which another source may have.
        return plain.orElse(keys.hasChildren(key)) ? Optional.of(read) : Optional.empty();
    }

    private List<ServerAddress> nodes(String key) {
        List<ServerAddress> nodes = new ArrayList<>();
        for (String element : keys.elements(key)) {
            keys.value(element, ServerAddress::parse, ServerAddress.ALLOWED).ifPresent(nodes::add);
        }
        if (nodes.size() > MOST_NODES) {
            keys.wrong(key, "are " + nodes.size() + " nodes; at most " + MOST_NODES + " are allowed");
        }
        return nodes;
    }

    private List<String> paths(String key, List<SiteSettings> sites) {
        List<String> urls = new ArrayList<>();
        for (String element : keys.elements(key)) {
            keys.text(element).ifPresent(text -> {
                List<String> found = text.startsWith("/") ? onEachHost(text, sites) : List.of(text);
                if (found.isEmpty()) {
                    keys.wrong(
                            element,
                            "'" + text + "' names no page, for the job's sites name no whole host; write a URL");
                }
                found.forEach(url -> url(element, url, sites).ifPresent(urls::add));
            });
        }
        if (urls.size() > MOST_PATHS) {
            keys.wrong(key, "are " + urls.size() + " URLs; at most " + MOST_PATHS + " are allowed");
        }
        return urls;
    }

    private static List<String> onEachHost(String path, List<SiteSettings> sites) {
        return sites.stream()
                .flatMap(site -> site.site().hosts().stream())
                .filter(host -> !host.startsWith("*"))
                .map(host -> "https://" + host + path)
                .toList();
    }

    private Optional<String> url(String element, String text, List<SiteSettings> sites) {
        NormalizationResult result =
                TargetNormalizer.ofAnyHost(TargetNormalizer.DEFAULT_MAX_LENGTH).normalize(Kind.URL, text);
        if (result instanceof NormalizationResult.Invalid invalid) {
            keys.wrong(
                    element,
                    "'" + text + "' " + Words.english().say(invalid.reason())
                            + "; allowed: a path such as /news/, or a URL");
            return Optional.empty();
        }
        String url = ((NormalizationResult.Normal) result).target().value();
        String host = URI.create(url).getHost();
        if (host == null || sites.stream().noneMatch(site -> site.site().covers(host))) {
            keys.wrong(element, "'" + text + "' is on no host of the job's sites");
            return Optional.empty();
        }
        return Optional.of(url);
    }
}
