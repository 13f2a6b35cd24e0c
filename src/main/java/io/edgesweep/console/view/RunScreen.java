package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.Heading;
import io.edgesweep.report.Headline;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.ToDo;
import io.edgesweep.report.write.Bars;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said first of a run.
 *
 * @param tone    how its verdict is shown
 * @param symbol  one character that shows it
 * @param title   the verdict with every number that matters
 * @param meaning what that means for those who look at the site
 * @param bar     what became of the rows and targets; null while there is no report
 * @param rows    the same as numbers, with what has changed since the run before
 * @param todos   what a person must do
 * @param bySelf  what goes by itself; empty where nothing does
 * @param started when it began, in the job's zone
 * @param took    how long it took; empty while it is not over
 */
public record RunScreen(
        String tone,
        String symbol,
        String title,
        String meaning,
        Bars.@Nullable Bar bar,
        List<Bars.OutcomeRow> rows,
        List<Step> todos,
        String bySelf,
        String started,
        String took) {

    private static final String RETRY = "edgesweep retry";
    private static final String RECONCILE = "edgesweep reconcile";

    /**
     * Something to do.
     *
     * @param what  what
     * @param why   why
     * @param finding whether that is a finding as it was written down, in English
     * @param does  what can be done right here: {@code retry} or {@code ask}; empty for nothing
     * @param file  the report's file that has all of it; empty for none
     */
    public record Step(String what, String why, boolean finding, String does, String file) {

        static Step of(ToDo todo) {
            String does =
                    todo.command().startsWith(RETRY) ? "retry" : todo.command().startsWith(RECONCILE) ? "ask" : "";
            return new Step(todo.what(), todo.why(), todo.finding(), does, todo.file());
        }
    }

    /** The zone in which times of the run are told. */
    public static ZoneId zone(Run run, Optional<RunReport> report, Zones zones) {
        return report.map(each -> ZoneId.of(each.zone())).orElseGet(() -> zones.of(run.job()));
    }

    /**
     * The screen.
     *
     * @param live  whether it is under way
     * @param since what has become of it since it ended
     */
    public static RunScreen of(
            Run run, Optional<RunReport> report, boolean live, SinceThen since, ZoneId zone, Words words) {
        String started = words.time(run.started(), zone);
        String took = run.finished() == null ? "" : words.duration(Duration.between(run.started(), run.finished()));
        if (run.state() != RunState.FINISHED) {
            return new RunScreen(
                    "waiting",
                    live ? "▶" : "…",
                    words.say(live ? "run.under-way" : "run.not-finished"),
                    words.say(live ? "run.under-way.means" : "run.not-finished.means"),
                    null,
                    List.of(),
                    List.of(),
                    "",
                    started,
                    took);
        }
        Heading heading = report.map(Heading::of).orElseGet(() -> Heading.of(run));
        String verdict = words.say("verdict." + heading.word());
        String tone = heading.tone();
        if (report.isEmpty()) {
            return new RunScreen(tone, heading.symbol(), verdict, "", null, List.of(), List.of(), "", started, took);
        }
        RunReport told = report.get();
        Headline headline = Headline.of(told, since.open(run), words);
        List<ToDo> todos = ToDo.after(told, words).stream()
                .filter(todo -> isStillToDo(todo, since))
                .toList();
        long alone = since.takenOver() == 0 ? ToDo.goByThemselves(told) : 0;
        Bars.Bar bar = Bars.outcomes(told, words);
        return new RunScreen(
                tone,
                heading.symbol(),
                headline.numbers().isEmpty() ? verdict : verdict + words.say("verdict.colon") + headline.numbers(),
                todos.isEmpty()
                        ? headline.meaning() + words.say("between") + words.say("todo.nothing")
                        : headline.meaning(),
                bar.parts().isEmpty() ? null : bar,
                Bars.rows(told, words),
                todos.stream().map(Step::of).toList(),
                alone == 0 ? "" : words.say("todo.by-themselves", alone),
                started,
                took);
    }

    /** What a later run has taken over or done is not to be done twice. */
    private static boolean isStillToDo(ToDo todo, SinceThen since) {
        if (todo.command().startsWith(RETRY)) {
            return since.retry();
        }
        if (todo.command().startsWith(RECONCILE)) {
            return since.counts().of(Outcome.UNSETTLED) > 0;
        }
        return !todo.command().startsWith("edgesweep run")
                || since.takenOver() == 0
                || since.counts().of(Outcome.CARRIED_OVER) > 0;
    }
}
