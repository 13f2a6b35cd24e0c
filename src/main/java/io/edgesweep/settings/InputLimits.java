package io.edgesweep.settings;

import io.edgesweep.targets.TargetNormalizer;
import java.time.Duration;

/**
 * How much is read of input.
 *
 * @param row     the longest row of a list, in characters; a longer one is not read
 * @param target  the longest target that is sent, in characters
 * @param spool   how many bytes are put aside of what is no file, as a pipe; more are a mistake
 * @param silence how long it is waited for something that is no file to give more
 */
public record InputLimits(int row, int target, long spool, Duration silence) {

    /** Where nobody says. */
    public static final InputLimits DEFAULT = new InputLimits(
            1024 * 1024, TargetNormalizer.DEFAULT_MAX_LENGTH, 10L * 1024 * 1024 * 1024, Duration.ofMinutes(10));
}
