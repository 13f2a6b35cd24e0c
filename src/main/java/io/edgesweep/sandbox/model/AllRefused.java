package io.edgesweep.sandbox.model;

/** How a create call is answered when every single target is refused. The API reference does not say. */
public enum AllRefused {
    /** A normal answer: {@code JobId} empty, every target in {@code FailedList}. */
    FAILED_LIST,
    /** The error {@code InvalidParameter.Target}. */
    INVALID_TARGET,
    /** The error {@code InvalidParameter.DomainNotFound}. */
    DOMAIN_NOT_FOUND
}
