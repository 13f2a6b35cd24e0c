package io.edgesweep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as programs are told of it, by the API and by {@code runs} and {@code show} alike, in the words of {@code run.json}. All
 * times are UTC instants.
 *
 * @param id        its name
 * @param job       the job's name
 * @param site      the job's site
 * @param state     how far it is
 * @param owner     who works on it, or last did: host and process
 * @param started   when it began
 * @param finished  when it was over; null before
 * @param counts    what went in and, once it is over, what came out
 * @param verdict   its verdict's word; null before it is over
 * @param exitCode  its exit code; null before it is over
 * @param stillOpen how many of its targets may still be stale now
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunSummary(
        String id,
        String job,
        String site,
        RunState state,
        String owner,
        Instant started,
        @Nullable Instant finished,
        CountLine counts,
        @Nullable String verdict,
        @Nullable Integer exitCode,
        long stillOpen) {

    /** Those that did not end well first, and in the order in which they began. */
    public static List<RunSummary> worstFirst(Stream<Run> runs) {
        return runs.map(RunSummary::of)
                .sorted(Comparator.comparing((RunSummary run) -> run.exitCode() != null && run.exitCode() == 0)
                        .thenComparing(RunSummary::started))
                .toList();
    }

    /** The run as the ledger has it. */
    public static RunSummary of(Run run) {
        return new RunSummary(
                run.id(),
                run.job(),
                run.site(),
                run.state(),
                run.owner(),
                run.started(),
                run.finished(),
                CountLine.of(run.counts()),
                run.verdict().isEmpty() ? null : run.verdict(),
                run.exitCode(),
                run.stillOpen());
    }
}
