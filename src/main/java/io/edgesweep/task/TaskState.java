package io.edgesweep.task;

/** How far the provider is with one target of a purge task. */
public enum TaskState {
    /** Still at it. */
    PROCESSING,
    /** In a state that the provider has not told us of: it may be a new word, so the task is not taken for ended. */
    UNKNOWN,
    SUCCESS,
    FAILED,
    TIMEOUT,
    CANCELED,
    /** The origin answered a prefetch with an error. */
    INVALID;

    /** Whether nothing will change any more. */
    public boolean isFinal() {
        return this != PROCESSING && this != UNKNOWN;
    }
}
