package io.edgesweep.settings;

import io.edgesweep.targets.Kind;
import io.edgesweep.text.WordList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job as people wrote it.
 *
 * @param name           the file's name without its ending
 * @param sites          the names of the sites that are purged, at least one
 * @param schedule       when it runs by itself, if it does
 * @param blackouts    the windows in which it is not run
 * @param sources      where its targets come from; none when the kind is {@link Kind#ALL}
 * @param rules        what of its rows is purged, and how
 * @param limits       what a run may not exceed
 * @param afterPurge   what is done with what was purged
 * @param notices      who is told of its runs
 * @param successCodes the exit codes, among 3, 4 and 9, that count as success for whoever started us
 * @param keep         how long a run and its report are kept after its end
 */
public record JobFile(
        String name,
        List<String> sites,
        Optional<ScheduleSpec> schedule,
        List<Blackout> blackouts,
        List<SourceSpec> sources,
        PurgeRules rules,
        RunLimits limits,
        AfterPurge afterPurge,
        NoticeSpec notices,
        Set<Integer> successCodes,
        Duration keep) {

    /** How long the runs of a job are kept that does not say. */
    public static final Duration DEFAULT_KEEP = Duration.ofDays(90);

    /** As many characters as the ledger keeps of a run's site. */
    private static final int LONGEST_SITE = 100;

    public JobFile {
        sites = List.copyOf(sites);
        blackouts = List.copyOf(blackouts);
        sources = List.copyOf(sources);
        successCodes = Set.copyOf(successCodes);
    }

    /** A job of which nothing more is said: all else is as in a file that does not say. */
    public static JobFile plain(String name, List<String> sites, PurgeRules rules, List<SourceSpec> sources) {
        return new JobFile(
                name,
                sites,
                Optional.empty(),
                List.of(),
                sources,
                rules,
                RunLimits.DEFAULT,
                AfterPurge.NONE,
                NoticeSpec.NONE,
                Set.of(),
                DEFAULT_KEEP);
    }

    /** The same job with other sources. */
    public JobFile withSources(List<SourceSpec> others) {
        return new JobFile(
                name, sites, schedule, blackouts, others, rules, limits, afterPurge, notices, successCodes, keep);
    }

    /** The sites as people are told of them: their names, or as many of them as there is room for. */
    public String site() {
        return WordList.andMore(sites, LONGEST_SITE);
    }
}
