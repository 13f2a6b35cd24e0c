package io.edgesweep.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page of which the CDN served an old copy after its purge was confirmed, and what is known of it since.
 *
 * @param run the run after which it was last found stale
 * @param now how it stands now
 * @param by  the run that has purged it again since; empty where none has
 */
public record StalePage(String run, Now now, String by) {

    /** How a page stands that was found stale. */
    public enum Now {
        /** It is stale, as far as anybody knows: nobody has purged it since, or found it fresh. */
        STALE,
        /** It was purged again, and it was not looked at since. */
        PURGED,
        /** It was looked at again, and was fresh. */
        FRESH
    }

    /** Whether it counts as stale. */
    public boolean isStale() {
        return now == Now.STALE;
    }

    /**
     * How many pages are stale now that were last found so after one run.
     *
     * @param job the run's job
     */
    public record Count(String job, String run, long pages) {

        /** How many pages are stale now, by the run after which they were last found so. */
        public static Map<String, Long> byRun(List<Count> counts) {
            return counts.stream().collect(Collectors.toMap(Count::run, Count::pages));
        }

        /** How many pages are stale now, by the job that has purged them. */
        public static Map<String, Long> byJob(List<Count> counts) {
            return counts.stream().collect(Collectors.groupingBy(Count::job, Collectors.summingLong(Count::pages)));
        }
    }
}
