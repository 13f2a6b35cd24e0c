package io.edgesweep.console;

import io.edgesweep.console.LiveProgress.Running;
import io.edgesweep.job.DryRun;
import io.edgesweep.schedule.AskedRuns.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has become of what was asked for.
 *
 * @param state  how far it is
 * @param words  why it failed; else empty
 * @param run    its run; null while there is none, and for a dry run
 * @param dryRun what a dry run has told; null before its end, and for a run
 * @param phase  what is being done for it; empty while nothing is
 * @param done   how much of that
 * @param total  how much that is in all; -1 while it is not known
 */
public record AskedState(
        State state,
        String words,
        @Nullable String run,
        @Nullable DryRun dryRun,
        String phase,
        long done,
        long total) {

    static Optional<AskedState> of(Desk desk, String id) {
        return desk.asked().find(id).map(asked -> {
            String run = asked.run().run();
            Optional<Running> running = desk.progress()
                    .now()
                    .filter(each -> run != null && each.run().equals(run));
            return new AskedState(
                    asked.state(),
                    asked.words(),
                    run,
                    desk.dryRuns().find(id).orElse(null),
                    running.map(Running::phase).orElse(""),
                    running.map(Running::done).orElse(0L),
                    running.map(Running::total).orElse(-1L));
        });
    }
}
