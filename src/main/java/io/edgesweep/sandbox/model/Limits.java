package io.edgesweep.sandbox.model;

import java.time.Duration;

/**
 * Sizes beyond which a call, or a target, is refused.
 *
 * @param callsPerSecond calls of one action by one account in any one-second window
 * @param clockTolerance how far a call's timestamp may be off, either way
 * @param bodyBytes largest request body
 * @param urlLength longest target, in characters
 * @param pageRows most rows that a query may ask for at once
 * @param queryWindow longest span of creation times that a query may ask for
 */
public record Limits(
        int callsPerSecond,
        Duration clockTolerance,
        int bodyBytes,
        int urlLength,
        int pageRows,
        Duration queryWindow) {}
