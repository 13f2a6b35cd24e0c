package io.edgesweep.simulation;

import java.util.List;

/**
 * What came of one seed.
 *
 * @param seed        the seed
 * @param crashes     how many times a process was killed
 * @param lostReplies how many answers were lost
 * @param calls       how many calls were made
 * @param violations  what should never have happened
 */
record Outcome(Seed seed, int crashes, int lostReplies, int calls, List<String> violations) {

    @Override
    public String toString() {
        return "seed " + seed.number() + ": " + String.join("; ", violations) + "\n    again: " + seed.command();
    }
}
