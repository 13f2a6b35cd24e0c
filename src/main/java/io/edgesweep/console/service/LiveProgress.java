package io.edgesweep.console.service;

import io.edgesweep.order.Activities;
import io.edgesweep.order.Activity;
import io.edgesweep.order.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the run is that is under way, for whoever looks. */
public final class LiveProgress implements Progress {

    private final InstantSource clock;
    private @Nullable Running running;
    private Activities activities;

    public LiveProgress(InstantSource clock) {
        this.clock = clock;
        this.activities = new Activities(clock);
    }

    /**
     * What is under way.
     *
     * @param job        the job's name
     * @param run        the run's id; empty while it has none, and for a dry run
     * @param since      when it began
     * @param latest     what was last heard of; null before the first
     * @param activities all that is being done, in the order in which a target goes through it
     * @param now        when this was asked for
     */
    public record Running(
            String job, String run, Instant since, @Nullable Activity latest, List<Activity> activities, Instant now) {

        /** What is being done, in one word; empty before the first. */
        public String phase() {
            return latest == null ? "" : latest.phase();
        }

        /** How much of it. */
        public long done() {
            return latest == null ? 0 : latest.done();
        }

        /** How much it is in all; -1 while that is not known. */
        public long total() {
            return latest == null ? -1 : latest.total();
        }

        /** How much is done in a second; 0 while that cannot be told. */
        public double perSecond() {
            return latest == null ? 0 : latest.perSecond();
        }

        /** How long it still takes, if it goes on so. */
        public Optional<Duration> left() {
            return latest == null ? Optional.empty() : latest.left();
        }
    }

    /** Something begins. */
    public synchronized void begin(String job) {
        Instant now = clock.instant();
        activities = new Activities(clock);
        running = new Running(job, "", now, null, List.of(), now);
    }

    /** It is in this run. */
    public synchronized void in(String run) {
        Running known = running;
        if (known != null) {
            running = new Running(known.job(), run, known.since(), known.latest(), known.activities(), known.now());
        }
    }

    @Override
    public synchronized void at(String phase, long done, long total) {
        Running known = running;
        if (known != null) {
            activities.at(phase, done, total);
            List<Activity> all = activities.all();
            Activity latest = all.stream()
                    .filter(each -> each.phase().equals(phase))
                    .findFirst()
                    .orElseThrow();
            running = new Running(known.job(), known.run(), known.since(), latest, all, clock.instant());
        }
    }

    /** It is over. */
    public synchronized void end() {
        running = null;
    }

    /** What is under way now. */
    public synchronized Optional<Running> now() {
        Running known = running;
        return known == null
                ? Optional.empty()
                : Optional.of(new Running(
                        known.job(), known.run(), known.since(), known.latest(), known.activities(), clock.instant()));
    }
}
