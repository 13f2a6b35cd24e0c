package io.edgesweep.provider.cdn;

import java.util.List;
import java.util.Optional;

/**
 * By what the edge of a CDN domain tells URLs apart (vendor's models CacheKey and KeyRule).
 *
 * @param domain       host name, in lower case; it may be a wildcard
 * @param wholeUrl     whether the query string counts as it is; empty when the API does not say
 * @param ignoresCase  whether small and large letters are the same
 * @param query        which parameters count instead, where the API says so
 * @param schemeCounts whether http and https are kept apart
 * @param headersCount whether a request's headers or cookies are part of the key
 * @param rules        what holds for some paths in place of this; a later one wins
 */
public record CdnCacheKey(
        String domain,
        Optional<Boolean> wholeUrl,
        boolean ignoresCase,
        Optional<Query> query,
        boolean schemeCounts,
        boolean headersCount,
        List<Rule> rules) {

    /** Which parameters of a query string are part of the key. */
    public enum Choice {
        ALL,
        NONE,
        /** Those that are named. */
        NAMED,
        /** All but those that are named. */
        OTHERS
    }

    /**
     * A choice of parameters.
     *
     * @param names     of the parameters that it is about
     * @param reordered whether their order does not count
     */
    public record Query(Choice choice, List<String> names, boolean reordered) {}

    /**
     * What holds for some paths.
     *
     * @param type  the API's word: file, directory, path or index
     * @param paths suffixes, directories or paths, as the type says
     */
    public record Rule(
            String type, List<String> paths, Optional<Boolean> wholeUrl, boolean ignoresCase, Optional<Query> query) {}
}
