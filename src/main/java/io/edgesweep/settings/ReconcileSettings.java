package io.edgesweep.settings;

import java.time.Duration;
import java.util.List;

/**
 * When we ask what became of what was sent.
 *
 * @param firstLook how long after a batch was accepted its task is first asked for
 * @param every     how long after that it is asked for again, while it is still processing
 * @param unsettled how long after a call with an unknown outcome the provider is asked for it: first, second, … time; after
 *                  the last one that finds nothing, the batch is sent again
 */
public record ReconcileSettings(Duration firstLook, Duration every, List<Duration> unsettled) {

    public ReconcileSettings {
        unsettled = List.copyOf(unsettled);
    }
}
