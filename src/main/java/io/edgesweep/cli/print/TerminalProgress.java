package io.edgesweep.cli.print;

import io.edgesweep.order.Progress;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows progress: a bar with rate and time left on a terminal, a line a minute elsewhere, nothing when asked to be quiet. */
public final class TerminalProgress implements Progress, AutoCloseable {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int WIDTH = 100;

    private final Terminal terminal;
    private final boolean quiet;
    private String phase = "";
    private long lastLine = System.nanoTime();
    private @Nullable ProgressBar bar;

    public TerminalProgress(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public synchronized void at(String newPhase, long done, long total) {
        if (quiet) {
            return;
        }
        if (terminal.interactive()) {
            onBar(newPhase, done, total);
        } else if (System.nanoTime() - lastLine >= MINUTE) {
            lastLine = System.nanoTime();
            terminal.err()
                    .println(newPhase + ": " + HumanFormat.number(done)
                            + (total < 0 ? " rows" : " of " + HumanFormat.count(total, "target", "targets")));
        }
        phase = newPhase;
    }

    private void onBar(String newPhase, long done, long total) {
        ProgressBar shown = bar;
        if (shown == null || !newPhase.equals(phase)) {
            close();
            shown = new ProgressBarBuilder()
                    .setTaskName(newPhase)
                    .setInitialMax(Math.max(-1, total))
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), WIDTH))
                    .build();
            bar = shown;
        }
        if (total > 0) {
            shown.maxHint(total);
        }
        shown.stepTo(total < 0 ? done : Math.min(done, total));
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
