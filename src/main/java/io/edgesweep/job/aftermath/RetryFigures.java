package io.edgesweep.job.aftermath;

import io.edgesweep.ledger.History.Backlog;

/**
 * What became since of the targets that failed in a run, or that the CDN still served after it.
 *
 * @param failed    how many targets the run found failed or refused
 * @param stale     how many it found stale at the edge, if its job has these sent again
 * @param leftStale how many pages it found stale, if its job does not have these sent again
 * @param waiting   how many of both wait already, or were sent again and are not settled; a retry takes these over
 * @param confirmed how many were confirmed since
 * @param again     how many are left, and are read again
 * @param backlog   what of the job waits in all, with these or others; a retry sends of it what the quota allows
 */
public record RetryFigures(
        long failed, long stale, long leftStale, long waiting, long confirmed, long again, Backlog backlog) {

    /** Whether a retry has anything to do. */
    public boolean leaveSomething() {
        return again + waiting + backlog.targets() > 0;
    }
}
