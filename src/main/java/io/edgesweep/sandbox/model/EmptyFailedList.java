package io.edgesweep.sandbox.model;

/** How {@code FailedList} looks when every target was accepted. The API reference allows all three. */
public enum EmptyFailedList {
    EMPTY,
    NULL,
    MISSING
}
