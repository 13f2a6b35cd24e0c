package io.edgesweep.console.view;

import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.order.Activity;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.util.List;

/**
 * What is under way, in words.
 *
 * @param job        the job's name
 * @param run        the run's id; empty while it has none
 * @param activities what is being done, in the order in which a target goes through it
 * @param since      for how long it has been under way
 */
public record LiveView(String job, String run, List<Line> activities, String since) {

    /**
     * One of the things that are done at once.
     *
     * @param words how far it is, with rate and time left
     * @param done  how much is done
     * @param total how much it is in all; 0 while that is not known
     */
    public record Line(String words, long done, long total) {

        static Line of(Activity activity) {
            return new Line(activity.words(), activity.done(), Math.max(0, activity.total()));
        }
    }

    public static LiveView of(Running running) {
        return new LiveView(
                running.job(),
                running.run(),
                running.activities().stream().map(Line::of).toList(),
                HumanFormat.duration(Duration.between(running.since(), running.now())));
    }
}
