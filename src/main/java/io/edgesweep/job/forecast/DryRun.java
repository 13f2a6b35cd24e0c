package io.edgesweep.job.forecast;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.edgesweep.ledger.Finding;
import io.edgesweep.report.Verdict;
import io.edgesweep.text.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a job would do now.
 *
 * @param job      the job's name
 * @param site     the job's site
 * @param input    what was read
 * @param targets  how many different targets are asked for and do not wait already
 * @param removed  how many of these are not listed any more
 * @param limit    how many the job allows; more than that, and nothing would be sent; null for any number
 * @param outlook  what would become of them and of what waits
 * @param findings what was found while reading
 * @param problems what stands in the way of a run
 * @param verdict  what the plan comes to, for the exit code
 */
public record DryRun(
        String job,
        String site,
        @JsonUnwrapped InputFigures input,
        long targets,
        long removed,
        @Nullable Integer limit,
        @JsonUnwrapped Outlook outlook,
        List<Finding> findings,
        List<Reason> problems,
        Verdict verdict) {

    /** Whether they are more than the job allows. */
    public boolean exceedsLimit() {
        return limit != null && targets > limit;
    }
}
