package io.edgesweep.task;

/** How far the provider is with one target of a purge task. */
public enum TaskState {
    /** Still at it; also every word that the provider has not told us of. */
    PROCESSING,
    SUCCESS,
    FAILED,
    TIMEOUT,
    CANCELED,
    /** The origin answered a prefetch with an error. */
    INVALID;

    /** Whether nothing will change any more. */
    public boolean isFinal() {
        return this != PROCESSING;
    }
}
