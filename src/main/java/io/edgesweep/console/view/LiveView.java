package io.edgesweep.console.view;

import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.language.Words;
import io.edgesweep.order.Activity;
import java.time.Duration;
import java.util.List;

/**
 * What is under way, in words.
 *
 * @param job        the job's name
 * @param run        the run's id; empty while it has none
 * @param activities what is being done, in the order in which a target goes through it
 * @param since      for how long it has been under way
 * @param left       how long it still takes, if it goes on so; empty while that is not known
 */
public record LiveView(String job, String run, List<Line> activities, String since, String left) {

    /** What is about to end is not told to the tenth of a second. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /**
     * One of the things that are done at once.
     *
     * @param words how far it is
     * @param rate  how much is done in a second; empty while that is not known
     * @param left  how long it still takes; empty while that is not known, and at its end
     * @param done  how much is done
     * @param total how much it is in all; 0 while that is not known
     */
    public record Line(String words, String rate, String left, long done, long total) {

        static Line of(Activity activity, Words words) {
            long rate = Math.round(activity.perSecond());
            return new Line(
                    done(activity, words),
                    rate == 0 || isOver(activity) ? "" : words.say("live.rate", rate),
                    left(activity, words),
                    activity.done(),
                    Math.max(0, activity.total()));
        }

        private static String done(Activity activity, Words words) {
            String key = "live." + activity.phase();
            if (activity.total() < 0) {
                return words.say("live.collect", activity.done());
            }
            return words.has(key)
                    ? words.say(key, activity.done(), activity.total())
                    : words.say("live.other", activity.done(), activity.total());
        }

        private static boolean isOver(Activity activity) {
            return activity.total() >= 0 && activity.done() >= activity.total();
        }

        private static String left(Activity activity, Words words) {
            return activity.left()
                    .filter(time -> !isOver(activity) && time.compareTo(SOON) >= 0)
                    .map(time -> words.say("live.left", words.duration(whole(time))))
                    .orElse("");
        }
    }

    private static Duration whole(Duration time) {
        return Duration.ofSeconds(time.toSeconds());
    }

    public static LiveView of(Running running, Words words) {
        List<Line> lines =
                running.activities().stream().map(each -> Line.of(each, words)).toList();
        return new LiveView(
                running.job(),
                running.run(),
                lines,
                words.duration(whole(Duration.between(running.since(), running.now()))),
                lines.stream()
                        .map(Line::left)
                        .filter(left -> !left.isEmpty())
                        .reduce((first, last) -> last)
                        .orElse(""));
    }
}
