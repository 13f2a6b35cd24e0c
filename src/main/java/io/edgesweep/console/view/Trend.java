package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.task.Outcome;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs side by side, as columns of what was confirmed and what stayed open, oldest first.
 *
 * @param columns a column for each
 */
public record Trend(List<Column> columns) {

    private static final int MOST = 40;
    private static final double HEIGHT = 100;
    private static final double WIDTH = 640;

    /**
     * A run.
     *
     * @param x         where it begins
     * @param width     how wide it is
     * @param confirmed how high the part is that was confirmed
     * @param open      how high the part is that stayed open
     * @param title     what it shows, in words
     */
    public record Column(double x, double width, double confirmed, double open, String title) {

        /** Where the part begins that was confirmed. */
        public double confirmedY() {
            return HEIGHT - confirmed;
        }

        /** Where the part begins that stayed open. */
        public double openY() {
            return HEIGHT - confirmed - open;
        }
    }

    /**
     * Draws what became of the last runs.
     *
     * @param runs newest first
     * @param zone in which times are told
     */
    public static Trend of(List<Run> runs, ZoneId zone, Words words) {
        List<Run> shown = new ArrayList<>(runs.stream()
                .filter(run -> run.state() == RunState.FINISHED)
                .limit(MOST)
                .toList());
        Collections.reverse(shown);
        long most = shown.stream()
                .mapToLong(
                        run -> run.counts().of(Outcome.CONFIRMED) + run.counts().open())
                .max()
                .orElse(0);
        List<Column> columns = new ArrayList<>();
        double width = Math.min(48, WIDTH / Math.max(1, shown.size()));
        for (Run run : shown) {
            long confirmed = run.counts().of(Outcome.CONFIRMED);
            long open = run.counts().open();
            columns.add(new Column(
                    columns.size() * width,
                    Math.max(1, width - 2),
                    HEIGHT * confirmed / Math.max(1, most),
                    HEIGHT * open / Math.max(1, most),
                    words.say("runs.column", words.clock(run.started(), zone), confirmed, open)));
        }
        return new Trend(columns);
    }
}
