package io.edgesweep.source.fetch;

import java.time.Duration;

/**
 * How much is fetched.
 *
 * @param bytes      how large one document may be as it is sent, that is zipped if the server zips it; it is held in memory
 *                   while it is read
 * @param redirects  how many redirects are followed for one document
 * @param totalTime  how long the fetching of all documents of a source may take, the reading in between included
 * @param totalBytes how much all documents of a source may have as they are sent
 */
public record FetchLimits(int bytes, int redirects, Duration totalTime, long totalBytes) {

    private static final int MAX_BYTES = 1 << 30;

    public FetchLimits {
        if (bytes < 1 || bytes > MAX_BYTES || redirects < 0 || totalBytes < 1) {
            throw new IllegalArgumentException(
                    "a document of 1 to " + MAX_BYTES + " bytes, and no fewer than 0 redirects");
        }
        if (totalTime.isZero() || totalTime.isNegative()) {
            throw new IllegalArgumentException("a time above zero");
        }
    }

    /** 52,428,800 bytes, which is what the protocol allows, and 5 redirects; half an hour and 5 GB in all. */
    public static FetchLimits defaults() {
        return new FetchLimits(52_428_800, 5, Duration.ofMinutes(30), 5L << 30);
    }
}
