package io.edgesweep.job.forecast;

import io.edgesweep.batch.DirectoryTally.Directory;
import java.time.Duration;
import java.util.List;

/**
 * What a run would do with what it has read, and with what waits.
 *
 * @param lines     what would become of it, by site and kind
 * @param sending   how long the sending would take at the configured pace
 * @param looks     of how many pages it would be looked at afterwards what the CDN serves, if all are confirmed
 * @param collapsed which directories are purged in the place of the URLs below them
 * @param prefixes  at most {@link #MOST_PREFIXES}: what purges of whole directories would save, and what else they would evict
 */
public record Outlook(
        List<PlanLine> lines, Duration sending, long looks, List<Directory> collapsed, List<PrefixHint> prefixes) {

    /** How many prefixes are named at most: those that save most. */
    public static final int MOST_PREFIXES = 10;
}
