package io.edgesweep.sandbox.cdn;

/** Whether a CDN domain takes calls at the moment. */
public enum DomainStatus {
    ONLINE,
    /** Switched off. */
    OFFLINE,
    /** Locked by the vendor. */
    LOCKED
}
