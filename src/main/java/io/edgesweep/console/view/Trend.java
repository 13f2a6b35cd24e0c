package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.task.Outcome;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * Runs side by side, as columns of what was confirmed and what stayed open, oldest first.
 *
 * @param columns a column for each
 * @param most    how many targets the highest of them shows
 * @param span    from when to when they are, and how many targets the lowest and the highest show
 */
public record Trend(List<Column> columns, String most, String span) {

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
        LongSummaryStatistics targets = shown.stream()
                .mapToLong(
                        run -> run.counts().of(Outcome.CONFIRMED) + run.counts().open())
                .summaryStatistics();
        long most = Math.max(1, targets.getMax());
        List<Column> columns = new ArrayList<>();
        double width = Math.min(48, WIDTH / Math.max(1, shown.size()));
        for (Run run : shown) {
            long confirmed = run.counts().of(Outcome.CONFIRMED);
            long open = run.counts().open();
            columns.add(new Column(
                    columns.size() * width,
                    Math.max(1, width - 2),
                    HEIGHT * confirmed / most,
                    HEIGHT * open / most,
                    words.say("runs.column", words.clock(run.started(), zone), confirmed, open)));
        }
        return new Trend(
                columns,
                words.number(most),
                shown.isEmpty()
                        ? ""
                        : words.say(
                                "runs.span",
                                words.clock(shown.get(0).started(), zone),
                                words.clock(shown.get(shown.size() - 1).started(), zone),
                                targets.getMin(),
                                targets.getMax()));
    }
}
