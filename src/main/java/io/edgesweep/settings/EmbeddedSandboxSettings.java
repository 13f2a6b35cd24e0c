package io.edgesweep.settings;

import java.time.Duration;

/**
 * How the stand-in inside our own process behaves.
 *
 * @param batch          how many targets it takes in one call
 * @param daily          how many in one quota day
 * @param latency        how long it lets an answer wait
 * @param listingLag     how long a new task stays invisible
 * @param completesAfter how long a task takes
 */
public record EmbeddedSandboxSettings(
        int batch, int daily, Duration latency, Duration listingLag, Duration completesAfter) {}
