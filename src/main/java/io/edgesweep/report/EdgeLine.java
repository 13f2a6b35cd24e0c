package io.edgesweep.report;

import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.text.Reason;
import java.util.List;

/**
 * What the CDN served after the run, as far as it was looked at. It counts apart, and changes no outcome. {@code looked} is the sum
 * of fresh, stale and unknown.
 *
 * @param looked  pages
 * @param fresh   pages that are as the origin has them, or fetched since the purge
 * @param stale   pages of which a copy from before the purge was served in two looks
 * @param unknown pages of which it cannot be told
 * @param nodes   the addresses that answered, as far as there is room: of others nothing is known
 * @param pages   those that are stale, as far as there is room
 * @param reasons why it cannot be told
 */
public record EdgeLine(
        long looked,
        long fresh,
        long stale,
        long unknown,
        List<String> nodes,
        List<PageLine> pages,
        List<ReasonLine> reasons) {

    /**
     * A page that was looked at.
     *
     * @param url       its URL
     * @param freshness what it comes to
     * @param reason    why
     * @param evidence  what was answered, in order
     */
    public record PageLine(String url, Freshness freshness, Reason reason, List<EdgeAnswer> evidence) {}

    /**
     * Why it cannot be told of some pages.
     *
     * @param reason   why
     * @param pages    of how many
     * @param examples some of them
     */
    public record ReasonLine(Reason reason, long pages, List<String> examples) {}
}
