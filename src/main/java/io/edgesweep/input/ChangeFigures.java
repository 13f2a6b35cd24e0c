package io.edgesweep.input;

/**
 * What became of the targets of which nothing is sent though nothing was known of them, or is.
 *
 * @param learned noted for the first time
 * @param unknown of which nobody can tell whether they have changed
 */
public record ChangeFigures(long learned, long unknown) {}
