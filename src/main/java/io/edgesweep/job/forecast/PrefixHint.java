package io.edgesweep.job.forecast;

/**
 * A directory in which so many URLs are to be purged that one purge of it may be the better bargain.
 *
 * @param site    the site's name
 * @param prefix  the directory: scheme, host and a path that ends in {@code /}
 * @param urls    how many URLs are to be purged below it: so many of the quota for URLs it would save, for one of the quota
 *                for prefixes
 * @param calls   how many calls it would save; its own is counted in
 * @param evicted how many URLs below it are known and need no purge, and would go as well
 */
public record PrefixHint(String site, String prefix, long urls, long calls, long evicted) {}
