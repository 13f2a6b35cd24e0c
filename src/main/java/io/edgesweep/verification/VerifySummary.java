package io.edgesweep.verification;

import io.edgesweep.text.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking.
 *
 * @param fresh          pages
 * @param stale          pages
 * @param unknown        pages
 * @param notLooked      pages that were not looked at
 * @param closed         why they were not; null where all were
 * @param requests       how often the CDN was asked
 * @param originRequests how often origins were
 * @param nodes          those that answered
 * @param notNoted       why the ledger has taken no note of what was found of a run; empty where it has, and where it need not
 */
public record VerifySummary(
        long fresh,
        long stale,
        long unknown,
        long notLooked,
        @Nullable Reason closed,
        int requests,
        int originRequests,
        List<String> nodes,
        String notNoted) {

    public VerifySummary {
        nodes = List.copyOf(nodes);
    }

    /** The same, and why the ledger has taken no note of it. */
    public VerifySummary notNoted(String why) {
        return new VerifySummary(fresh, stale, unknown, notLooked, closed, requests, originRequests, nodes, why);
    }

    /** How many pages were looked at. */
    public long looked() {
        return fresh + stale + unknown;
    }
}
