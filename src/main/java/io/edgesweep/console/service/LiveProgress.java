package io.edgesweep.console.service;

import io.edgesweep.order.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the run is that is under way, for whoever looks. */
public final class LiveProgress implements Progress {

    private final InstantSource clock;
    private @Nullable Running running;

    public LiveProgress(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What is under way.
     *
     * @param job        the job's name
     * @param run        the run's id; empty while it has none, and for a dry run
     * @param since      when it began
     * @param phase      what is being done, in one word; empty before the first
     * @param done       how much of it
     * @param total      how much it is in all; -1 while that is not known
     * @param phaseSince when the phase began
     * @param now        when this was asked for
     */
    public record Running(
            String job,
            String run,
            Instant since,
            String phase,
            long done,
            long total,
            Instant phaseSince,
            Instant now) {

        /** How much is done in a second; 0 while that cannot be told. */
        public double perSecond() {
            long millis = Duration.between(phaseSince, now).toMillis();
            return millis <= 0 ? 0 : done * 1000.0 / millis;
        }

        /** How long the phase still takes, if it goes on so. */
        public Optional<Duration> left() {
            double rate = perSecond();
            return total < 0 || rate <= 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis((long) ((total - done) * 1000 / rate)));
        }
    }

    /** Something begins. */
    public synchronized void begin(String job) {
        Instant now = clock.instant();
        running = new Running(job, "", now, "", 0, -1, now, now);
    }

    /** It is in this run. */
    public synchronized void in(String run) {
        Running known = running;
        if (known != null) {
            running = new Running(
                    known.job(),
                    run,
                    known.since(),
                    known.phase(),
                    known.done(),
                    known.total(),
                    known.phaseSince(),
                    known.now());
        }
    }

    @Override
    public synchronized void at(String phase, long done, long total) {
        Running known = running;
        if (known != null) {
            Instant now = clock.instant();
            Instant phaseSince = phase.equals(known.phase()) ? known.phaseSince() : now;
            running = new Running(known.job(), known.run(), known.since(), phase, done, total, phaseSince, now);
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
                        known.job(),
                        known.run(),
                        known.since(),
                        known.phase(),
                        known.done(),
                        known.total(),
                        known.phaseSince(),
                        clock.instant()));
    }
}
