package io.edgesweep.job.forecast;

import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.ledger.Finding;
import io.edgesweep.report.Verdict;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run of a job would do now.
 *
 * @param job      the job's name
 * @param site     the job's site
 * @param rows     how many rows were read
 * @param rejected how many of them would not be sent, by class
 * @param targets  how many different targets are asked for and do not wait already
 * @param removed  how many of these are not listed any more
 * @param limit    how many the job allows; more than that, and nothing would be sent
 * @param lines    what would become of them and of what waits, by site and kind
 * @param sending  how long the sending would take at the configured pace
 * @param looks    of how many pages it would be looked at afterwards what the CDN serves, if all are confirmed
 * @param collapsed which directories are purged in the place of the URLs below them
 * @param prefixes at most {@link #MOST_PREFIXES}: what purges of whole directories would save, and what else they would evict
 * @param unknown  how many sitemaps have not changed and were not read, so that nobody knows which URLs they would evict of these
 * @param examples some rejected rows
 * @param findings what was found while reading
 * @param problems what stands in the way of a run
 * @param verdict  what the plan comes to, for the exit code
 */
public record DryRun(
        String job,
        String site,
        long rows,
        Map<Rejection, Long> rejected,
        long targets,
        long removed,
        int limit,
        List<PlanLine> lines,
        Duration sending,
        long looks,
        List<Directory> collapsed,
        List<PrefixHint> prefixes,
        int unknown,
        List<RejectedRow> examples,
        List<Finding> findings,
        List<String> problems,
        Verdict verdict) {

    /** How many prefixes are named at most: those that save most. */
    public static final int MOST_PREFIXES = 10;
}
