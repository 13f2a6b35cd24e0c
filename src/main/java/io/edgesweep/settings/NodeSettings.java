package io.edgesweep.settings;

/**
 * How much this process does at once.
 *
 * @param runs how many runs {@code serve} executes side by side, 1 or more
 */
public record NodeSettings(int runs) {

    public static final NodeSettings DEFAULT = new NodeSettings(4);
}
