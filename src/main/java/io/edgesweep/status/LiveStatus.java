package io.edgesweep.status;

import io.edgesweep.order.Activities;
import io.edgesweep.order.Activity;
import io.edgesweep.order.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far a run is, for the status files, from its beginning until this is closed. */
public final class LiveStatus implements Progress, AutoCloseable {

    private final String job;
    private final Progress others;
    private final Instant since;
    private final Activities activities;
    private final Consumer<LiveStatus> ended;
    private volatile @Nullable String run;

    /** @param ended is told when this is closed */
    LiveStatus(String job, Progress others, InstantSource clock, Consumer<LiveStatus> ended) {
        this.job = job;
        this.others = others;
        this.since = clock.instant();
        this.activities = new Activities(clock);
        this.ended = ended;
    }

    /** It is in this run. */
    public void in(String id) {
        run = id;
    }

    @Override
    public void at(String phase, long done, long total) {
        activities.at(phase, done, total);
        others.at(phase, done, total);
    }

    String job() {
        return job;
    }

    /** The run's id; null while it has none. */
    @Nullable
    String run() {
        return run;
    }

    Instant since() {
        return since;
    }

    List<Activity> activities() {
        return activities.all();
    }

    @Override
    public void close() {
        ended.accept(this);
    }
}
