package io.edgesweep.verification;

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
 */
public record VerifySummary(
        long fresh,
        long stale,
        long unknown,
        long notLooked,
        @Nullable String closed,
        int requests,
        int originRequests,
        List<String> nodes) {

    public VerifySummary {
        nodes = List.copyOf(nodes);
    }

    /** How many pages were looked at. */
    public long looked() {
        return fresh + stale + unknown;
    }
}
