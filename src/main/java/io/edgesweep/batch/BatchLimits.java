package io.edgesweep.batch;

/**
 * How large the batch of one call may be.
 *
 * @param targets at most so many targets
 * @param bytes   at most so many bytes of target text, so that a call stays below what the API takes (10 MB)
 */
public record BatchLimits(int targets, int bytes) {

    public BatchLimits {
        if (targets < 1 || bytes < 1) {
            throw new IllegalArgumentException("a batch that may hold nothing");
        }
    }

    /** The same with at most so many targets. */
    public BatchLimits atMost(int limit) {
        return new BatchLimits(Math.min(targets, limit), bytes);
    }
}
