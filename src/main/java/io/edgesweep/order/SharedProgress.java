package io.edgesweep.order;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LiveFigures;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down each second how far a run is, so that other nodes can show it, where there may be others. */
public final class SharedProgress implements Progress, AutoCloseable {

    private static final long MILLIS_BETWEEN = 1000;

    private final Progress here;
    private final LiveFigures figures;
    private final boolean shared;
    private final String run;
    private final InstantSource clock;
    private final Activities activities;
    private final AtomicLong written = new AtomicLong();

    /**
     * For one run.
     *
     * @param here is told, too
     */
    public SharedProgress(Progress here, Ledger ledger, String run, InstantSource clock) {
        this(here, ledger.live(), ledger.nodes().isShared(), run, clock);
    }

    SharedProgress(Progress here, LiveFigures figures, boolean shared, String run, InstantSource clock) {
        this.here = here;
        this.figures = figures;
        this.shared = shared;
        this.run = run;
        this.clock = clock;
        this.activities = new Activities(clock);
    }

    @Override
    public void at(String phase, long done, long total) {
        here.at(phase, done, total);
        activities.at(phase, done, total);
        Instant now = clock.instant();
        long before = written.get();
        if (shared
                && now.toEpochMilli() - before >= MILLIS_BETWEEN
                && written.compareAndSet(before, now.toEpochMilli())) {
            figures.write(run, text(activities.all()), now);
        }
    }

    /** As it is written down. */
    static String text(List<Activity> activities) {
        StringBuilder text = new StringBuilder();
        for (Activity each : activities) {
            text.append(each.phase())
                    .append(' ')
                    .append(each.done())
                    .append(' ')
                    .append(each.total())
                    .append(' ')
                    .append(each.since().toEpochMilli())
                    .append(' ')
                    .append(each.now().toEpochMilli())
                    .append('\n');
        }
        return text.toString();
    }

    /** What was written down; a line that another version has written otherwise is left out. */
    public static List<Activity> read(String text) {
        List<Activity> activities = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 5 && line.matches("[a-z]+( -?\\d{1,18}){4}")) {
                activities.add(new Activity(
                        parts[0],
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Instant.ofEpochMilli(Long.parseLong(parts[3])),
                        Instant.ofEpochMilli(Long.parseLong(parts[4]))));
            }
        }
        return activities;
    }

    @Override
    public void close() {
        if (shared) {
            figures.remove(run);
        }
    }
}
