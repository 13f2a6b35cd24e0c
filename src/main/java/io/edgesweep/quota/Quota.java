package io.edgesweep.quota;

import io.edgesweep.targets.Kind;

/**
 * What the provider allows for one kind of target, as read at one moment.
 *
 * @param kind      the kind that it holds for
 * @param area      the part of the world that it holds for, in the provider's word; empty where the provider knows no areas
 * @param batch     how many targets one call may carry
 * @param daily     how many targets one quota day allows
 * @param available how many of them are left; others may draw on them too
 */
public record Quota(Kind kind, String area, int batch, long daily, long available) {

    /** The area of a provider that knows none. */
    public static final String EVERYWHERE = "";

    /** A quota of a provider that knows no areas. */
    public Quota(Kind kind, int batch, long daily, long available) {
        this(kind, EVERYWHERE, batch, daily, available);
    }

    /** How many of the daily ones are used up, by whomever. */
    public long used() {
        return Math.max(0, daily - available);
    }
}
