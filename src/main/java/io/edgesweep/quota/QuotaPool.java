package io.edgesweep.quota;

import io.edgesweep.target.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The live figures of what the provider counts together, less what was taken of them since they were read. Sites that draw
 * on the same pool see what the others take. A line that the provider says nothing about is unknown, not empty.
 *
 * <p>May be used by several lanes at once.
 */
public final class QuotaPool {

    private final Map<Line, Quota> read = new HashMap<>();
    private final Map<Line, Long> left = new HashMap<>();
    private final Map<Line, Long> inFlight = new HashMap<>();

    /**
     * Takes over newly read figures. They contain what the provider had accepted by then; what is still in flight may be
     * missing from them, and is kept aside.
     */
    public synchronized void update(Collection<Quota> quotas) {
        read.clear();
        left.clear();
        for (Quota quota : quotas) {
            Line line = new Line(quota.kind(), quota.area());
            read.put(line, quota);
            left.put(line, quota.available() - inFlight.getOrDefault(line, 0L));
        }
    }

    /** Takes up to so many targets, each of them in every area. Gives how many were granted. */
    synchronized int take(Kind kind, QuotaShare share, int wanted) {
        long granted = wanted;
        for (Line line : lines(kind, share)) {
            Quota quota = read.get(line);
            if (quota != null) {
                long forUs = left.getOrDefault(line, 0L) - share.reserve().of(quota.daily());
                granted = Math.min(granted, Math.max(0, forUs));
            }
        }
        move(kind, share, granted, granted);
        return (int) granted;
    }

    /** So many targets that were taken are not in flight any more; so many of them were counted by the provider. */
    synchronized void answered(Kind kind, QuotaShare share, int taken, int counted) {
        move(kind, share, counted - taken, -taken);
    }

    private void move(Kind kind, QuotaShare share, long outOfLeft, long intoFlight) {
        for (Line line : lines(kind, share)) {
            left.computeIfPresent(line, (key, before) -> before - outOfLeft);
            inFlight.merge(line, intoFlight, Long::sum);
        }
    }

    synchronized void exhaust(Kind kind, QuotaShare share) {
        for (Line line : lines(kind, share)) {
            read.putIfAbsent(line, new Quota(kind, line.area(), Integer.MAX_VALUE, 0, 0));
            left.put(line, 0L);
        }
    }

    /** The figures of the area that leaves the least to be sent, as last read. */
    synchronized Optional<Quota> tightest(Kind kind, QuotaShare share) {
        Quota tightest = null;
        for (Line line : lines(kind, share)) {
            Quota quota = read.get(line);
            if (quota != null && (tightest == null || sendable(quota, share) < sendable(tightest, share))) {
                tightest = quota;
            }
        }
        return Optional.ofNullable(tightest);
    }

    /** The least that one call may carry in any of the areas, as far as the provider told. */
    synchronized Optional<Integer> batch(Kind kind, QuotaShare share) {
        return lines(kind, share).stream()
                .flatMap(line -> Optional.ofNullable(read.get(line)).stream())
                .map(Quota::batch)
                .min(Integer::compare);
    }

    static long sendable(Quota quota, QuotaShare share) {
        return Math.max(0, quota.available() - share.reserve().of(quota.daily()));
    }

    private static Collection<Line> lines(Kind kind, QuotaShare share) {
        Set<String> areas = share.areas().isEmpty() ? Set.of(Quota.EVERYWHERE) : share.areas();
        return areas.stream().map(area -> new Line(kind, area)).toList();
    }

    private record Line(Kind kind, String area) {}
}
