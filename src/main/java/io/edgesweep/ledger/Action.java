package io.edgesweep.ledger;

import io.edgesweep.targets.Kind;

/**
 * What the calls of a batch ask of the provider. The API counts its calls per second by account and action, so each action has
 * lanes of its own.
 */
public enum Action {
    /** The caches are to forget the targets. */
    PURGE,
    /** The caches are to fetch the targets again. */
    PREFETCH;

    /** The action that targets of the kind are sent by. */
    public static Action of(Kind kind) {
        return kind == Kind.PREFETCH ? PREFETCH : PURGE;
    }
}
