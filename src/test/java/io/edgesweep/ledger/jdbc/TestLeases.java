package io.edgesweep.ledger.jdbc;

import java.time.Duration;
import java.time.Instant;

/** What {@link NodeLease} goes by, for those who play it without a database and threads. */
public final class TestLeases {

    public static final Duration LEASE = NodeLease.LEASE;

    public static final Duration BETWEEN_RENEWALS = NodeLease.BETWEEN_RENEWALS;

    public static final Duration WAIT = NodeLease.WAIT;

    private TestLeases() {}

    /** Whether a process believes in a lease whose renewal was sent then. */
    public static boolean isBelieved(long sentByNanos, Instant sentByWall, long nanos, Instant wall) {
        return new NodeLease.Renewal(sentByNanos, sentByWall).isBelieved(nanos, wall);
    }
}
