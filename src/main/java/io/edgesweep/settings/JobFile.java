package io.edgesweep.settings;

import io.edgesweep.target.Kind;
import io.edgesweep.target.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job as people wrote it.
 *
 * @param name           the file's name without its ending
 * @param site           the name of the site that is purged
 * @param schedule       when it runs by itself, if it does
 * @param kind           the kind of every target whose row names none
 * @param method         how every target is purged whose row does not say
 * @param sources        where its targets come from; none when the kind is {@link Kind#ALL}
 * @param include        patterns of which a target must match one; none means all
 * @param exclude        patterns of which a target may match none
 * @param maxTargets     more targets than these, and nothing is sent
 * @param deadline       how long a run may take
 * @param successCodes   the exit codes, among 3, 4 and 9, that count as success for whoever started us
 */
public record JobFile(
        String name,
        String site,
        Optional<ScheduleSpec> schedule,
        Kind kind,
        Method method,
        List<SourceSpec> sources,
        List<String> include,
        List<String> exclude,
        int maxTargets,
        Duration deadline,
        Set<Integer> successCodes) {

    /** How long a run may take that does not say. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofHours(2);

    /** How many targets a run may send that does not say: all. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    public JobFile {
        sources = List.copyOf(sources);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        successCodes = Set.copyOf(successCodes);
    }
}
