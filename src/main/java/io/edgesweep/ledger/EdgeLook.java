package io.edgesweep.ledger;

import io.edgesweep.text.Reason;
import java.util.List;

/**
 * What was found when a page was looked at through the CDN. It stands beside the outcome of its target, which it does not change.
 *
 * @param ordinal   of the row in its batch; of a page that no row names, any number of its own
 * @param url       of the page
 * @param freshness what it comes to
 * @param reason    why; none where it is fresh
 * @param nodes     those that answered
 * @param evidence  what was answered, in order; none where it is fresh
 */
public record EdgeLook(
        long ordinal, String url, Freshness freshness, Reason reason, List<String> nodes, List<EdgeAnswer> evidence) {

    public EdgeLook {
        nodes = List.copyOf(nodes);
        evidence = List.copyOf(evidence);
    }
}
