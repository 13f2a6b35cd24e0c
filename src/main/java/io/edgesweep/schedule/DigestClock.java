package io.edgesweep.schedule;

import io.edgesweep.ledger.Digests;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.settings.NoticeSettings.DigestSchedule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people told of many runs at once, by a schedule of its own: at each firing of those since the last one. The ledger decides which
 * process does it; what dies after that has told nobody of these runs. What was missed while no process was there is told at the start.
 */
public final class DigestClock implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DigestClock.class);

    /** The name of an alarm. */
    private static final String DIGEST = "digest";

    private final Digests digests;
    private final CronFirings firings;
    private final BiConsumer<Instant, List<String>> tell;
    private final InstantSource clock;
    private final FiringTimer alarms;

    private DigestClock(
            Digests digests, DigestSchedule schedule, BiConsumer<Instant, List<String>> tell, InstantSource clock) {
        this.digests = digests;
        this.firings = CronFirings.of(schedule.cron(), schedule.zone());
        this.tell = tell;
        this.clock = clock;
        this.alarms = FiringTimer.ringing(this::ring, this::due, clock);
    }

    /**
     * Begins to wait for its firings.
     *
     * @param tell takes since when people were not told, and the ids of the runs that have ended, the one that began last first
     */
    public static DigestClock started(
            Digests digests, DigestSchedule schedule, BiConsumer<Instant, List<String>> tell, InstantSource clock) {
        DigestClock started = new DigestClock(digests, schedule, tell, clock);
        started.alarms.set();
        return started;
    }

    private Map<String, Instant> due() {
        return firings.after(digests.toldUntil(now()))
                .map(next -> Map.of(DIGEST, next))
                .orElse(Map.of());
    }

    private void ring() {
        try {
            Instant now = now();
            Instant from = digests.toldUntil(now);
            boolean isDue =
                    firings.after(from).filter(next -> !next.isAfter(now)).isPresent();
            if (isDue) {
                digests.take(from, now).ifPresent(runs -> tell.accept(from, runs));
            }
        } catch (RuntimeException e) {
            log.error("The notice of several runs was not sent: {}", LocalFailure.words(e));
        }
    }

    /** As the ledger keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Rings no more, and returns when what is being told was told. */
    @Override
    public void close() {
        alarms.close();
    }
}
