package io.edgesweep.cli.print;

import io.edgesweep.schedule.Firing;
import io.edgesweep.text.HumanFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints firings job by job. Of the many on the way to a clock change it tells how many there are, unless it is to tell all. */
public final class SchedulePrinter implements Consumer<Firing> {

    private static final int FIRST = 10;
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final Consumer<String> out;
    private final boolean all;
    private @Nullable Firing latest;
    private boolean held;
    private int number;
    private long leftOut;

    public SchedulePrinter(Consumer<String> out, boolean all) {
        this.out = out;
        this.all = all;
    }

    @Override
    public void accept(Firing firing) {
        Firing before = latest;
        if (before == null || !before.job().equals(firing.job())) {
            endJob();
            beginJob(firing);
        } else if (held) {
            leftOut++;
        }
        number++;
        latest = firing;
        held = !all && number > FIRST && firing.clockChange().isEmpty();
        if (!held) {
            tell(firing);
        }
    }

    private void beginJob(Firing firing) {
        out.accept((latest == null ? "" : System.lineSeparator()) + firing.job() + ": "
                + firing.schedule().cron() + " in " + firing.schedule().zone() + ", missed: "
                + firing.schedule().missed());
        number = 0;
    }

    private void tell(Firing firing) {
        if (leftOut > 0) {
            out.accept("  … " + HumanFormat.count(leftOut, "more firing", "more firings") + " …");
            leftOut = 0;
        }
        out.accept("  " + LOCAL.format(firing.local()) + " " + firing.schedule().zone() + "  " + firing.at()
                + firing.clockChange().map(words -> "  " + words).orElse("")
                + firing.hold().map(hold -> "  " + hold.words()).orElse(""));
    }

    private void endJob() {
        Firing last = latest;
        if (last != null && held) {
            tell(last);
            held = false;
        }
    }

    /** Prints what was held back, when there is no more. */
    public void flush() {
        endJob();
        if (latest == null) {
            out.accept("No job has an upcoming scheduled run.");
        }
    }
}
