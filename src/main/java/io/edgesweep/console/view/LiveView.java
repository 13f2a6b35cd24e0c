package io.edgesweep.console.view;

import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What is under way, in words.
 *
 * @param job     the job's name
 * @param run     the run's id; empty while it has none
 * @param phase   what is being done
 * @param figures how far it is, with rate and time left
 * @param done    how much is done
 * @param total   how much it is in all; 0 while that is not known
 * @param since   for how long it has been under way
 */
public record LiveView(String job, String run, String phase, String figures, long done, long total, String since) {

    private static final Map<String, String> PHASES = Map.of(
            "", "getting ready",
            "collect", "reading the sources",
            "submit", "handing over batches",
            "reconcile", "asking what became of them");

    public static LiveView of(Running running) {
        boolean known = running.total() > 0;
        String figures = HumanFormat.number(running.done())
                + (known ? " of " + HumanFormat.count(running.total(), "target", "targets") : " rows")
                + String.format(Locale.ROOT, ", %,.0f a second", running.perSecond())
                + (known
                        ? running.left()
                                .map(left -> ", " + HumanFormat.duration(left) + " left")
                                .orElse("")
                        : "");
        return new LiveView(
                running.job(),
                running.run(),
                PHASES.getOrDefault(running.phase(), running.phase()),
                running.phase().isEmpty() ? "" : figures,
                running.done(),
                Math.max(0, running.total()),
                HumanFormat.duration(Duration.between(running.since(), running.now())));
    }
}
