package io.edgesweep.simulation;

import java.util.random.RandomGenerator;

/**
 * Kills the process now and then, at a point between two of its steps: before a transaction or a statement of its own,
 * before a call, or between a call's effect and its answer. There are no other points, because what a process does in
 * memory dies with it.
 */
final class Crashes {

    private static final int FAR = 150;

    private final RandomGenerator random;
    private int left;
    private int pointsToNext;
    private int happened;

    /** @param most how many there may be */
    Crashes(RandomGenerator random, int most) {
        this.random = random;
        this.left = most;
        plan();
    }

    private void plan() {
        // Often soon after the one before: a restart is a good moment for the next.
        pointsToNext = 1 + random.nextInt(random.nextInt(3) == 0 ? FAR / 10 : FAR);
    }

    /** A point at which the process may be killed. */
    void point() {
        if (left > 0 && --pointsToNext == 0) {
            left--;
            happened++;
            plan();
            throw new Crash();
        }
    }

    /** There are none from now on. */
    void end() {
        left = 0;
    }

    int happened() {
        return happened;
    }
}
