package io.edgesweep.simulation;

import java.util.List;

/**
 * What came of one seed.
 *
 * @param seed        the seed
 * @param soak        the class that plays it again
 * @param crashes     how many times a process was killed
 * @param lostReplies how many answers were lost
 * @param calls       how many calls were made
 * @param violations  what should never have happened
 */
record Outcome(Seed seed, Class<?> soak, int crashes, int lostReplies, int calls, List<String> violations) {

    static Outcome of(Seed seed, Class<?> soak, Crashes crashes, Outside outside) {
        return new Outcome(
                seed,
                soak,
                crashes.happened(),
                outside.calls().lostReplies(),
                outside.calls().made(),
                outside.violations().found());
    }

    @Override
    public String toString() {
        return "seed " + seed.number() + ": " + String.join("; ", violations) + "\n    again: " + seed.command(soak);
    }
}
