package io.edgesweep.cli.print;

import io.edgesweep.order.Activities;
import io.edgesweep.order.Activity;
import io.edgesweep.order.Progress;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress: a bar with rate and time left on a terminal, a line a minute elsewhere, nothing when asked to be quiet. Of what
 * goes on at once the bar is about what is furthest behind, and has the others beside it.
 */
public final class TerminalProgress implements Progress, AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final int WIDTH = 110;

    private final Terminal terminal;
    private final BarredStream err;
    private final boolean quiet;
    private final InstantSource clock;
    private final Activities activities;
    private Instant lastLine;
    private String onBar = "";
    private @Nullable ProgressBar bar;

    public TerminalProgress(Terminal terminal, boolean quiet, InstantSource clock) {
        this.terminal = terminal;
        this.err = terminal.err() instanceof BarredStream barred ? barred : new BarredStream(terminal.err());
        this.quiet = quiet;
        this.clock = clock;
        this.activities = new Activities(clock);
        this.lastLine = clock.instant();
    }

    @Override
    public synchronized void at(String phase, long done, long total) {
        if (quiet) {
            return;
        }
        activities.at(phase, done, total);
        Instant now = clock.instant();
        if (terminal.interactive()) {
            draw(activities.all());
        } else if (!now.isBefore(lastLine.plus(BETWEEN_LINES))) {
            lastLine = now;
            terminal.err()
                    .println(activities.all().stream().map(Activity::words).collect(Collectors.joining("; ")));
        }
    }

    private void draw(List<Activity> all) {
        Activity last = all.get(all.size() - 1);
        ProgressBar shown = bar;
        if (shown == null || !last.phase().equals(onBar)) {
            close();
            onBar = last.phase();
            shown = new ProgressBarBuilder()
                    .setTaskName(last.past())
                    .setInitialMax(Math.max(-1, last.total()))
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setConsumer(new Drawing(err))
                    .build();
            bar = shown;
        }
        if (last.total() > 0) {
            shown.maxHint(last.total());
        }
        shown.stepTo(last.total() < 0 ? last.done() : Math.min(last.done(), last.total()));
        shown.setExtraMessage(all.subList(0, all.size() - 1).stream()
                .map(each -> each.past() + " " + each.done() + "/" + each.total())
                .collect(Collectors.joining(", ")));
    }

    /** Draws the bar where nothing else sticks to it. */
    private record Drawing(BarredStream err) implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            err.draw(rendered, HumanFormat.columns(rendered));
        }

        @Override
        public void close() {
            err.leave();
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            // A bar that is closed before its timer has drawn it is drawn then, and not left.
            err.leave();
            bar = null;
        }
    }
}
