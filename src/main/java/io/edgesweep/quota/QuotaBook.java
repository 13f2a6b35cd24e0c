package io.edgesweep.quota;

import io.edgesweep.target.Kind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What may still be sent to one site on the present quota day: the live figures of the provider, less the reserve, less
 * what has been taken since they were read. A kind that the provider says nothing about is unknown, not empty: it is
 * granted, and the provider's answer to the call decides.
 *
 * <p>May be used by several lanes at once.
 */
public final class QuotaBook {

    private final Reserve reserve;
    private final Map<Kind, Quota> read = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> left = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> inFlight = new EnumMap<>(Kind.class);

    public QuotaBook(Reserve reserve) {
        this.reserve = reserve;
    }

    /**
     * Takes over newly read figures. They contain what the provider had accepted by then; what is still in flight may be
     * missing from them, and is kept aside.
     */
    public synchronized void update(Collection<Quota> quotas) {
        read.clear();
        left.clear();
        for (Quota quota : quotas) {
            read.put(quota.kind(), quota);
            left.put(quota.kind(), Math.max(0, sendable(quota) - inFlight.getOrDefault(quota.kind(), 0L)));
        }
    }

    /**
     * Takes up to so many targets of the kind, for a call.
     *
     * @return how many were granted, from 0 to {@code wanted}
     */
    public synchronized int take(Kind kind, int wanted) {
        long available = left.getOrDefault(kind, (long) wanted);
        int granted = (int) Math.min(wanted, available);
        left.computeIfPresent(kind, (k, before) -> before - granted);
        inFlight.merge(kind, (long) granted, Long::sum);
        return granted;
    }

    /** The call is over, and the provider has counted so many of the targets that were taken for it. */
    public synchronized void answered(Kind kind, int taken, int counted) {
        inFlight.merge(kind, (long) -taken, Long::sum);
        left.computeIfPresent(kind, (k, available) -> available + taken - counted);
    }

    /** The provider said that nothing of the kind is left, whatever it told before. */
    public synchronized void exhaust(Kind kind) {
        left.put(kind, 0L);
    }

    /** The figures as last read, if the provider told any for the kind. */
    public synchronized Optional<Quota> quota(Kind kind) {
        return Optional.ofNullable(read.get(kind));
    }

    /** How many targets one call may carry as far as the provider told, else {@code fallback}. */
    public synchronized int batchLimit(Kind kind, int fallback) {
        Quota quota = read.get(kind);
        return quota == null ? fallback : Math.min(fallback, Math.max(1, quota.batch()));
    }

    /** What of the figures may be sent at all: what is left today, less the reserve. */
    public long sendable(Quota quota) {
        return Math.max(0, quota.available() - reserve.of(quota.daily()));
    }
}
