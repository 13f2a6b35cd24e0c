package io.edgesweep.simulation;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The number that decides everything that happens in one simulation.
 *
 * @param number any number
 */
record Seed(long number) {

    /** Gives the same numbers each time. Neighbouring seeds are spread, for they would begin alike. */
    RandomGenerator random() {
        return new Random(number * 0x9E3779B97F4A7C15L);
    }

    /** Plays this seed alone. */
    String command(Class<?> soak) {
        return "./mvnw -q -Psoak test -Dtest=" + soak.getSimpleName() + " -Dsoak.seeds=1 -Dsoak.seed=" + number;
    }
}
