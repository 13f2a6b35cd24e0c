package io.edgesweep.provider;

/** Counts the calls of one account that hand over batches, whichever job makes them, until it is closed. */
public interface CallMeter extends AutoCloseable {

    /** How many calls were put on the wire. */
    long calls();

    /** How many of them were refused because they came too fast. */
    long refusedForRate();

    /** The most of them in any window of one second. */
    int maxPerSecond();

    @Override
    void close();
}
