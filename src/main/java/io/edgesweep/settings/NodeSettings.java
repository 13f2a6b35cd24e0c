package io.edgesweep.settings;

/**
 * This process among others, and how much it does at once.
 *
 * @param name by which this process is told from others that work with the same ledger; empty for the machine's name
 * @param runs how many runs {@code serve} executes side by side, 1 or more
 */
public record NodeSettings(String name, int runs) {

    public static final NodeSettings DEFAULT = new NodeSettings("", 4);
}
