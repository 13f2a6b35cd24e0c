package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.pause.Hold;
import io.edgesweep.schedule.CronFirings;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.ScheduleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says when a job fires next, and what becomes of a firing that falls into a pause or a blackout. */
final class NextFiring {

    private static final String SKIP = "skip";

    private NextFiring() {}

    static String of(JobLines.Line job, Instant now, Words words) {
        Instant due = job.due();
        if (due == null) {
            return "";
        }
        if (!due.isAfter(now)) {
            return words.say(job.hold().isPresent() ? "jobs.after-pause" : "queue.waits");
        }
        return job.holdThen()
                .map(hold -> paused(job, due, hold, words))
                .orElseGet(() -> words.say(
                        "jobs.due", words.moment(due, job.zone()), words.duration(Duration.between(now, due))));
    }

    private static String paused(JobLines.Line job, Instant due, Hold hold, Words words) {
        String firing = words.moment(due, job.zone());
        Optional<ScheduleSpec> schedule = Optional.ofNullable(job.file()).flatMap(JobFile::schedule);
        if (!schedule.map(each -> each.missed().equals(SKIP)).orElse(false)) {
            return words.say("jobs.due-made-up", firing);
        }
        return hold.end()
                .flatMap(end -> schedule.flatMap(each -> CronFirings.of(each).after(end.minusMillis(1))))
                .map(next -> words.say("jobs.due-skipped-then", firing, words.moment(next, job.zone())))
                .orElseGet(() -> words.say("jobs.due-skipped", firing));
    }
}
