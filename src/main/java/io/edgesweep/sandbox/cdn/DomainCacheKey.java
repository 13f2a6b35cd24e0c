package io.edgesweep.sandbox.cdn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a domain's edge tells URLs apart, in the API's words (vendor's models CacheKey, QueryStringKey, SchemeKey and
 * KeyRule of cdn 2018-06-06). What is {@code null} is answered so.
 *
 * @param fullUrlCache {@code on}: the query string counts; {@code off}: it is ignored
 * @param ignoreCase {@code on} or {@code off}
 * @param scheme whether http and https are kept apart, {@code on} or {@code off}
 */
public record DomainCacheKey(
        String fullUrlCache,
        @Nullable String ignoreCase,
        @Nullable QueryString queryString,
        @Nullable String scheme,
        List<Rule> rules) {

    public DomainCacheKey {
        rules = List.copyOf(rules);
    }

    /**
     * Which parameters of a query string count.
     *
     * @param on {@code on} or {@code off}
     * @param reorder whether their order does not count, {@code on} or {@code off}; {@code null} in a rule
     * @param action {@code includeAll}, {@code excludeAll}, {@code includeCustom} or {@code excludeCustom}
     * @param value names of parameters, with a semicolon between them
     */
    public record QueryString(
            String on,
            @Nullable String reorder,
            @Nullable String action,
            @Nullable String value) {}

    /**
     * What holds for some paths in place of the domain's.
     *
     * @param type of the paths: file, directory, path or index
     * @param paths suffixes, directories or paths
     */
    public record Rule(
            String type,
            List<String> paths,
            @Nullable String fullUrlCache,
            @Nullable String ignoreCase,
            @Nullable QueryString queryString) {

        public Rule {
            paths = List.copyOf(paths);
        }
    }

    /** The vendor's usual: the whole URL counts, letter for letter. */
    public static DomainCacheKey wholeUrl() {
        return new DomainCacheKey("on", "off", null, null, List.of());
    }

    /** The query string is ignored. */
    public static DomainCacheKey withoutQuery() {
        return new DomainCacheKey("off", "off", null, null, List.of());
    }
}
