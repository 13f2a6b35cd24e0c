package io.edgesweep.sandbox;

import java.util.Locale;

/** How far a task has come (API reference: DescribePurgeTasks, Task). All but {@link #PROCESSING} are final. */
public enum TaskStatus {
    PROCESSING,
    SUCCESS,
    FAILED,
    TIMEOUT,
    CANCELED;

    /** The word on the wire, for instance {@code processing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
