package io.edgesweep.job.aftermath;

import io.edgesweep.ledger.History.Backlog;

/**
 * What became since of the targets that failed in a run, or that the CDN still served after it.
 *
 * @param failed    how many targets the run found failed or refused
 * @param stale     how many it found stale at the edge, if its job has these sent again
 * @param leftStale how many pages that it found stale still are, if its job does not have these sent again
 * @param fresh     how many of the stale were found fresh since
 * @param purged    how many of the stale were purged again since, and not looked at after that
 * @param purgedBy  the run that has purged those again, or the last one; empty where none has
 * @param waiting   how many of those that failed or are stale wait already, or were sent again and are not settled; a retry takes these over
 * @param confirmed how many of those that failed were confirmed since
 * @param again     how many are left, and are read again
 * @param backlog   what of the job waits in all, with these or others; a retry sends of it what the quota allows
 */
public record RetryFigures(
        long failed,
        long stale,
        long leftStale,
        long fresh,
        long purged,
        String purgedBy,
        long waiting,
        long confirmed,
        long again,
        Backlog backlog) {

    /** Whether a retry has anything to do. */
    public boolean leaveSomething() {
        return again + waiting + backlog.targets() > 0;
    }
}
