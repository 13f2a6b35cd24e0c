package io.edgesweep.targets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what the CDN of a site tells URLs apart. URLs that it keeps as one object are one target: to purge one is to purge the
 * other.
 *
 * @param schemeCounts whether http and https are kept apart
 * @param query        which parameters of the query string count
 * @param parameters   the names of those that count, for {@link Query#NAMED}
 * @param caseCounts   whether small and large letters of the path are kept apart
 */
public record CacheKey(boolean schemeCounts, Query query, List<String> parameters, boolean caseCounts) {

    /** Each URL is an object of its own. */
    public static final CacheKey WHOLE = new CacheKey(true, Query.WHOLE, List.of(), true);

    private static final Pattern LINE = Pattern.compile("(true|false) (WHOLE|NONE|NAMED) (true|false)(?: ([^ ]*))?");

    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    /** Which parameters of a query string count. */
    public enum Query {
        /** All, as they stand. */
        WHOLE,
        NONE,
        /** Those that are named, in the order in which they stand. */
        NAMED
    }

    public CacheKey {
        parameters = List.copyOf(parameters);
    }

    /**
     * What stands for the object that the target is: the same for two targets that are one. It is the target's own value as far
     * as nothing of that is left out, so that what is known of most targets stays known when a site is given a key.
     */
    public String of(Target target) {
        return switch (target.kind()) {
            case URL, PREFIX, PREFETCH -> equals(WHOLE) ? target.value() : ofUrl(target.value());
            case HOST, TAG, ALL -> target.value();
        };
    }

    private String ofUrl(String url) {
        int question = url.indexOf('?');
        String place = question < 0 ? url : url.substring(0, question);
        int path = place.indexOf('/', place.indexOf("://") + 3);
        String origin = place.substring(0, path);
        if (!schemeCounts && origin.startsWith(HTTP)) {
            origin = HTTPS + origin.substring(HTTP.length());
        }
        String named = place.substring(path);
        return origin
                + (caseCounts ? named : named.toLowerCase(Locale.ROOT))
                + (question < 0 ? "" : query(url.substring(question + 1)));
    }

    private String query(String text) {
        return switch (query) {
            case WHOLE -> "?" + text;
            case NONE -> "";
            case NAMED -> {
                String kept = Stream.of(text.split("&", -1))
                        .filter(parameter -> parameters.contains(parameter.split("=", 2)[0]))
                        .collect(Collectors.joining("&"));
                yield kept.isEmpty() ? "" : "?" + kept;
            }
        };
    }

    /** As people are shown it, as far as it leaves something out; empty for {@link #WHOLE}. */
    public String shown() {
        return Stream.of(
                        schemeCounts ? "" : "scheme: false",
                        switch (query) {
                            case WHOLE -> "";
                            case NONE -> "query: none";
                            case NAMED -> "query: [" + String.join(", ", parameters) + "]";
                        },
                        caseCounts ? "" : "path-case: false")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The words of a line that {@link #ofLine} reads: each of its parts, and the parameters. */
    public String line() {
        return schemeCounts + " " + query + " " + caseCounts + " " + String.join("&", parameters);
    }

    /** The key of a line that {@link #line} made; empty for any other. */
    public static Optional<CacheKey> ofLine(String line) {
        Matcher parts = LINE.matcher(line.strip());
        return parts.matches()
                ? Optional.of(new CacheKey(
                        Boolean.parseBoolean(parts.group(1)),
                        Query.valueOf(parts.group(2)),
                        parts.group(4) == null
                                ? List.of()
                                : List.of(parts.group(4).split("&", -1)),
                        Boolean.parseBoolean(parts.group(3))))
                : Optional.empty();
    }
}
