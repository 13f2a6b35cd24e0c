package io.edgesweep.schedule;

import java.time.Instant;

/**
 * A firing whose turn it is: it was taken, and nobody else will get it.
 *
 * @param job    the job's name
 * @param firing when it came, or should have
 */
public record TakenFiring(String job, Instant firing) {}
