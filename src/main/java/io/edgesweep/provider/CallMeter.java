package io.edgesweep.provider;

import java.time.Duration;
import java.util.List;

/** Counts the calls of one run that hand over batches, until it is closed. */
public interface CallMeter extends AutoCloseable {

    /** How many calls were put on the wire. */
    long calls();

    /** How many of them were refused because they came too fast. */
    long refusedForRate();

    /** The most of them, of one action and account, in any window of one second. */
    int maxPerSecond();

    /** How long they have waited for their permits, all together. */
    Duration waited();

    @Override
    void close();

    /** The meters as one, which is to be closed in their stead. */
    static CallMeter together(List<CallMeter> meters) {
        return new CallMeters(meters);
    }
}
