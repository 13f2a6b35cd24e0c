package io.edgesweep.ledger;

/** How far a batch is, and with it every target of it that no exception is noted for. */
public enum BatchState {
    /** Cut and ready to be sent. */
    RECORDED,
    /** Waits until a given moment, for a given reason. */
    DEFERRED,
    /** About to be sent, or sent without an answer written down: written before the call. */
    SUBMITTING,
    /** Sent; whether the provider took it is not known. Only reconciliation moves it on. */
    UNSETTLED,
    /** Taken by the provider, which works on it. */
    SUBMITTED,
    /** Purged, as the provider confirms. */
    CONFIRMED,
    /** Taken by the provider, then failed. */
    FAILED,
    /** Refused by the provider, at the call. */
    REFUSED,
    /** Not taken by the provider, and not sent again, because a later run has asked for the same targets since. */
    SUPERSEDED,
    /** Taken out of the queue by a person before it was sent. */
    WITHDRAWN
}
