package io.edgesweep.schedule;

import io.edgesweep.ledger.Pauses;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.Work;
import io.edgesweep.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What holds up the jobs of the folder. The ledger is asked each time, for people may pause on another node too. */
final class JobHolds implements FiringHolds {

    private final Settings settings;
    private final Pauses pauses;
    private final JobFolder folder;
    private final InstantSource clock;
    private final Consumer<String> said;

    /** By job: what was last said to hold it up. */
    private final Map<String, Hold> told = new ConcurrentHashMap<>();

    /** @param said takes a line about each thing that people should know */
    JobHolds(Settings settings, Pauses pauses, JobFolder folder, InstantSource clock, Consumer<String> said) {
        this.settings = settings;
        this.pauses = pauses;
        this.folder = folder;
        this.clock = clock;
        this.said = said;
    }

    @Override
    public Optional<Hold> over(String job, Instant firing) {
        return Holds.now(settings, pauses).over(work(job), firing);
    }

    /** What holds it up now. */
    Optional<Hold> now(Work work) {
        return Holds.now(settings, pauses).over(work, clock.instant());
    }

    /** What holds up the job, which is due, now; says so once. */
    Optional<Hold> ofDue(String job) {
        Optional<Hold> hold = now(work(job));
        hold.filter(each -> !each.equals(told.put(job, each)))
                .ifPresent(each -> said.accept("job " + job + ": is due, and " + each.words()));
        return hold;
    }

    private Work work(String job) {
        return folder.lastKnown(job).map(Work::of).orElseGet(() -> Work.named(job));
    }
}
