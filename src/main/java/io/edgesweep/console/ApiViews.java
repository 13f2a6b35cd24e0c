package io.edgesweep.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.order.Activity;
import io.edgesweep.report.RunSummary;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.targets.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers with: numbers are numbers, times are ISO 8601 with their zone. {@code openapi.json} describes it. */
final class ApiViews {

    private ApiViews() {}

    /**
     * A run.
     *
     * @param run    the run
     * @param folder where its report is, once it is over
     */
    record FoundRun(RunSummary run, String folder) {}

    /**
     * Something was asked for.
     *
     * @param id   its own name, before there is a run
     * @param href where is told what becomes of it
     */
    record Accepted(String id, String href) {}

    /**
     * A job as its file is now.
     *
     * @param job      its name
     * @param sites    the sites that it purges; none where its file has mistakes
     * @param kind     the kind of rows that name none; null where its file has mistakes
     * @param wide     whether it may purge whole hosts or sites, so that an order needs its name in confirm
     * @param schedule by what it runs by itself; null where it does not
     * @param next     when it fires next; null where it does not
     * @param paused   what holds it up now; null where nothing does
     * @param mistakes what is wrong with its file
     * @param stalePages of how many pages that it has purged the CDN still serves an old copy, over all its runs
     * @param runs     its latest runs, newest first
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Job(
            String job,
            List<String> sites,
            @Nullable Kind kind,
            boolean wide,
            @Nullable Schedule schedule,
            @Nullable Instant next,
            PauseApi.@Nullable HoldView paused,
            List<Mistake> mistakes,
            long stalePages,
            List<RunSummary> runs) {

        static Job of(JobLines.Line line) {
            JobFile file = line.file();
            return new Job(
                    line.name(),
                    file == null ? List.of() : file.sites(),
                    file == null ? null : file.rules().kind(),
                    line.isWide(),
                    file == null ? null : file.schedule().map(Schedule::of).orElse(null),
                    line.due(),
                    line.hold().map(PauseApi.HoldView::of).orElse(null),
                    line.mistakes(),
                    line.stale(),
                    line.latest().stream().map(RunSummary::of).toList());
        }
    }

    /** By what a job runs by itself: a Quartz cron expression, its zone, and what is done for missed firings. */
    record Schedule(String cron, String zone, String missed) {

        static Schedule of(ScheduleSpec spec) {
            return new Schedule(spec.cron(), spec.zone().getId(), spec.missed());
        }
    }

    /**
     * What is under way.
     *
     * @param runs the runs and dry runs, in the order in which they began
     */
    record UnderWay(List<Progress> runs) {}

    /**
     * What is under way.
     *
     * @param run         the run's id; empty while it has none, and for a dry run
     * @param since       when it began
     * @param phase       what is being done, in one word; empty before the first
     * @param done        how much of it
     * @param total       how much it is in all; null while that is not known
     * @param perSecond   how much is done in a second
     * @param secondsLeft how long the phase still takes, if it goes on so; null while that is not known
     * @param activities  all that is being done at once, in the order in which a target goes through it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Progress(
            String job,
            String run,
            Instant since,
            String phase,
            long done,
            @Nullable Long total,
            double perSecond,
            @Nullable Long secondsLeft,
            List<OneActivity> activities) {

        static Progress of(Running running) {
            return new Progress(
                    running.job(),
                    running.run(),
                    running.since(),
                    running.phase(),
                    running.done(),
                    running.total() < 0 ? null : running.total(),
                    running.perSecond(),
                    running.left().map(Duration::toSeconds).orElse(null),
                    running.activities().stream().map(OneActivity::of).toList());
        }
    }

    /**
     * One of the things that are done at once: {@code submit} sends, {@code reconcile} confirms, {@code warm} prefetches.
     *
     * @param phase       which
     * @param done        how much of it
     * @param total       how much it is in all; null while that is not known
     * @param perSecond   how much is done in a second
     * @param secondsLeft how long it still takes, if it goes on so; null while that is not known
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OneActivity(
            String phase,
            long done,
            @Nullable Long total,
            double perSecond,
            @Nullable Long secondsLeft) {

        static OneActivity of(Activity activity) {
            return new OneActivity(
                    activity.phase(),
                    activity.done(),
                    activity.total() < 0 ? null : activity.total(),
                    activity.perSecond(),
                    activity.left().map(Duration::toSeconds).orElse(null));
        }
    }
}
