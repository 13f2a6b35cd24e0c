package io.edgesweep.job.aftermath;

/**
 * What a person who has looked at the provider's console says of a batch.
 *
 * @param batch  the batch's number
 * @param purged whether its targets are purged; if not, the call had no effect, and the batch is to be sent again
 * @param by     who says so: a user's name
 * @param reason why, in words; empty where nothing was said
 */
public record ManualSettlement(long batch, boolean purged, String by, String reason) {

    /** Who and why, as it is kept with the batch. */
    String words() {
        return reason.isEmpty() ? by : by + ": " + reason;
    }
}
