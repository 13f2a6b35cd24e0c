package io.edgesweep.console.service;

import io.edgesweep.order.Activities;
import io.edgesweep.order.Activity;
import io.edgesweep.order.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the runs are that are under way, for whoever looks. */
public final class LiveProgress {

    private final InstantSource clock;
    private final Set<LiveRun> live = new LinkedHashSet<>();

    public LiveProgress(InstantSource clock) {
        this.clock = clock;
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

    /** Something begins. It is under way until what this gives is closed. */
    public synchronized LiveRun begin(String job) {
        LiveRun begun = new LiveRun(job);
        live.add(begun);
        return begun;
    }

    /** What is under way now, in the order in which it began. */
    public synchronized List<Running> now() {
        return live.stream().map(LiveRun::now).toList();
    }

    /** How far the run is; empty when it is not under way. */
    public Optional<Running> of(String run) {
        return now().stream().filter(each -> each.run().equals(run)).findFirst();
    }

    private synchronized void ended(LiveRun run) {
        live.remove(run);
    }

    /** One run or dry run that is under way. */
    public final class LiveRun implements Progress, AutoCloseable {

        private final Activities activities = new Activities(clock);
        private Running last;

        private LiveRun(String job) {
            Instant now = clock.instant();
            this.last = new Running(job, "", now, null, List.of(), now);
        }

        /** It is in this run. */
        public synchronized void in(String run) {
            last = new Running(last.job(), run, last.since(), last.latest(), last.activities(), last.now());
        }

        @Override
        public synchronized void at(String phase, long done, long total) {
            activities.at(phase, done, total);
            List<Activity> all = activities.all();
            Activity latest = all.stream()
                    .filter(each -> each.phase().equals(phase))
                    .findFirst()
                    .orElseThrow();
            last = new Running(last.job(), last.run(), last.since(), latest, all, clock.instant());
        }

        private synchronized Running now() {
            return new Running(last.job(), last.run(), last.since(), last.latest(), last.activities(), clock.instant());
        }

        @Override
        public void close() {
            ended(this);
        }
    }
}
