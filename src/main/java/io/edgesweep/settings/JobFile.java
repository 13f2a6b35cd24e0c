package io.edgesweep.settings;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
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
 * @param kind           the kind of every target whose row names none
 * @param method         how every target is purged whose row does not say
 * @param sources        where its targets come from; none when the kind is {@link Kind#ALL}
 * @param include        patterns of which a target must match one; none means all
 * @param exclude        patterns of which a target may match none
 * @param variants       templates for further targets of each wanted row
 * @param maxTargets     more targets than these, and nothing is sent
 * @param maxChanged     when more of what is known has changed than these percent, nothing is sent; empty for no limit
 * @param deadline       how long a run may take
 * @param successCodes   the exit codes, among 3, 4 and 9, that count as success for whoever started us
 * @param keep           how long a run and its report are kept after its end
 * @param warm           how what was purged is fetched again, if it is
 * @param collapse       when a directory is purged in the place of the URLs below it, if it may be
 * @param verify         how the run looks at what the CDN serves after it was purged, if it does
 * @param notices        who is told of its runs
 * @param blackouts      the windows in which it is not run
 * @param wholeHosts     whether its rows may name whole hosts and sites: the kinds host and all, and prefixes without a directory
 */
public record JobFile(
        String name,
        List<String> sites,
        Optional<ScheduleSpec> schedule,
        Kind kind,
        Method method,
        List<SourceSpec> sources,
        List<String> include,
        List<String> exclude,
        List<String> variants,
        int maxTargets,
        Optional<Integer> maxChanged,
        Duration deadline,
        Set<Integer> successCodes,
        Duration keep,
        Optional<PrefetchOptions> warm,
        Optional<CollapseRule> collapse,
        Optional<VerifyKeys> verify,
        NoticeSpec notices,
        List<Blackout> blackouts,
        boolean wholeHosts) {

    /** How long a run may take that does not say. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofHours(2);

    /** How long the runs of a job are kept that does not say. */
    public static final Duration DEFAULT_KEEP = Duration.ofDays(90);

    /** How many targets a run may send that does not say: all. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** As many characters as the ledger keeps of a run's site. */
    private static final int LONGEST_SITE = 100;

    public JobFile {
        sites = List.copyOf(sites);
        sources = List.copyOf(sources);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        variants = List.copyOf(variants);
        successCodes = Set.copyOf(successCodes);
        blackouts = List.copyOf(blackouts);
    }

    /** A job of which nothing more is said: all else is as in a file that does not say. */
    public static JobFile plain(String name, List<String> sites, Kind kind, Method method, List<SourceSpec> sources) {
        return new JobFile(
                name,
                sites,
                Optional.empty(),
                kind,
                method,
                sources,
                List.of(),
                List.of(),
                List.of(),
                NO_LIMIT,
                Optional.empty(),
                DEFAULT_DEADLINE,
                Set.of(),
                DEFAULT_KEEP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NoticeSpec.NONE,
                List.of(),
                false);
    }

    /** Whether it says in a word of its own that whole hosts or sites are purged. */
    public boolean isWide() {
        return wholeHosts || kind == Kind.HOST || kind == Kind.ALL;
    }

    /** The same job with other sources. */
    public JobFile withSources(List<SourceSpec> others) {
        return new JobFile(
                name,
                sites,
                schedule,
                kind,
                method,
                others,
                include,
                exclude,
                variants,
                maxTargets,
                maxChanged,
                deadline,
                successCodes,
                keep,
                warm,
                collapse,
                verify,
                notices,
                blackouts,
                wholeHosts);
    }

    /** The sites as people are told of them: their names, or as many of them as there is room for. */
    public String site() {
        return WordList.andMore(sites, LONGEST_SITE);
    }
}
