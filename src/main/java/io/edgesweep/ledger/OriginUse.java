package io.edgesweep.ledger;

import io.edgesweep.quota.QuotaDay;

/** How much the origins of sites were asked, a row for each site and day. */
public interface OriginUse {

    /**
     * What was asked of an origin.
     *
     * @param requests how often
     * @param bytes    of all answers as they were sent
     */
    record Used(long requests, long bytes) {}

    /** What was asked of the site's origin on the day, by all runs together. */
    Used of(String site, QuotaDay day);

    /** Adds to it. */
    void add(String site, QuotaDay day, Used used);
}
