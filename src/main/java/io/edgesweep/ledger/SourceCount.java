package io.edgesweep.ledger;

import java.util.List;

/**
 * What one source brought.
 *
 * @param source   the file's path or the document's URL
 * @param rows     how many rows were read from it
 * @param rejected how many of them were invalid, excluded or unchanged; duplicates are not known per source
 */
public record SourceCount(String source, long rows, long rejected) {

    private static final String RETRY = "retry of run ";

    /** What the source is called of which a retry reads what failed in a run. */
    public static String ofRetry(String run) {
        return RETRY + run;
    }

    /** Whether a run that has read no more than these has retried another, and read none of its job's sources. */
    public static boolean isRetry(List<SourceCount> sources) {
        return sources.stream().allMatch(each -> each.source().startsWith(RETRY));
    }
}
