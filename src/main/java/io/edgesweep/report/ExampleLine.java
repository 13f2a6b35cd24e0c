package io.edgesweep.report;

/**
 * One target or row.
 *
 * @param place where it stands in the input
 * @param text  what it says
 */
public record ExampleLine(String place, String text) {}
