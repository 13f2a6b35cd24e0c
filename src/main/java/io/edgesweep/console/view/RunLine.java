package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.Heading;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.ZoneId;

/**
 * A run on a page, in words.
 *
 * @param id        its id
 * @param job       its job
 * @param site      its site
 * @param started   when it began, in the zone of the list
 * @param took      how long it took; empty while it is not over
 * @param verdict   what its end is shown as
 * @param symbol    that in one character
 * @param tone      how that is shown
 * @param exitCode  its exit code; empty while it is not over
 * @param confirmed how many targets are confirmed
 * @param open      how many targets may still be stale
 * @param finished  whether it is over, so that there is a report
 */
public record RunLine(
        String id,
        String job,
        String site,
        String started,
        String took,
        String verdict,
        String symbol,
        String tone,
        String exitCode,
        String confirmed,
        String open,
        boolean finished) {

    /**
     * The run.
     *
     * @param stale of how many pages that were last found stale after it the CDN still serves an old copy
     */
    public static RunLine of(Run run, long stale, ZoneId zone, Words words) {
        boolean finished = run.state() == RunState.FINISHED;
        Heading heading = Heading.of(run, stale);
        return new RunLine(
                run.id(),
                run.job(),
                run.site(),
                words.clock(run.started(), zone),
                run.finished() == null ? "" : words.duration(Duration.between(run.started(), run.finished())),
                words.say(finished ? "verdict." + heading.word() : "run.not-finished"),
                finished ? heading.symbol() : "…",
                finished ? heading.tone() : "waiting",
                run.exitCode() == null ? "" : String.valueOf(run.exitCode()),
                words.number(run.counts().of(Outcome.CONFIRMED)),
                words.number(finished ? run.stillOpen() : run.counts().open()),
                finished);
    }

    /** Where its report is. */
    public String reportPath() {
        return "/reports/" + job + "/" + id + "/";
    }
}
