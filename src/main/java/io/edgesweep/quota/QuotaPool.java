package io.edgesweep.quota;

import io.edgesweep.targets.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The live figures of what the provider counts together, less what was taken of them since they were read. Sites that draw
 * on the same pool see what the others take, and so do runs. A line that the provider says nothing about is unknown, not empty.
 *
 * <p>May be used by several lanes at once, but only one of them may read new figures.
 */
public final class QuotaPool {

    private final Map<Line, PoolStanding> standings = new HashMap<>();

    /** New figures are asked for: whatever is answered until they are here may be missing from them. */
    public synchronized void beginReading() {
        standings.values().forEach(PoolStanding::beginReading);
    }

    /**
     * Takes over newly read figures. They contain what the provider had accepted by then; what is still in flight may be
     * missing from them, and is kept aside.
     */
    public synchronized void update(Collection<Quota> quotas) {
        Map<Line, Quota> told = new HashMap<>();
        quotas.forEach(quota -> told.put(new Line(quota.kind(), quota.area()), quota));
        told.keySet().forEach(this::standing);
        standings.forEach((line, standing) -> standing.update(told.get(line)));
    }

    /** Whether any call has left since the figures were read. */
    public synchronized boolean hasMoved() {
        return standings.values().stream().anyMatch(PoolStanding::hasMoved);
    }

    private PoolStanding standing(Line line) {
        return standings.computeIfAbsent(line, each -> new PoolStanding());
    }

    /** Takes up to so many targets, each of them in every area. Gives how many were granted. */
    synchronized int take(Kind kind, QuotaShare share, int wanted) {
        int granted = (int) Math.min(wanted, free(kind, share));
        of(kind, share).forEach(standing -> standing.take(granted));
        return granted;
    }

    /** As {@link #take}; empty while any call is in flight. */
    synchronized Optional<Integer> takeAlone(Kind kind, QuotaShare share, int wanted) {
        return of(kind, share).stream().anyMatch(PoolStanding::isInFlight)
                ? Optional.empty()
                : Optional.of(take(kind, share, wanted));
    }

    /** How many targets may be taken now. */
    synchronized long free(Kind kind, QuotaShare share) {
        return of(kind, share).stream()
                .mapToLong(standing -> standing.free(share.reserve()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    synchronized void giveBack(Kind kind, QuotaShare share, int taken) {
        of(kind, share).forEach(standing -> standing.giveBack(taken));
    }

    /** Lets a call leave if what was taken for it is still there. */
    synchronized boolean leave(Kind kind, QuotaShare share, int taken) {
        List<PoolStanding> all = of(kind, share);
        boolean held = all.stream().allMatch(standing -> standing.holds(taken, share.reserve()));
        if (held) {
            all.forEach(standing -> standing.leave(taken));
        }
        return held;
    }

    synchronized void comeBack(Kind kind, QuotaShare share, int taken) {
        of(kind, share).forEach(standing -> standing.comeBack(taken));
    }

    /** So many targets that have left are not in flight any more; so many of them were counted by the provider. */
    synchronized void answered(Kind kind, QuotaShare share, int taken, int counted) {
        of(kind, share).forEach(standing -> standing.answered(taken, counted));
    }

    synchronized void exhaust(Kind kind, QuotaShare share) {
        lines(kind, share).forEach(line -> standing(line).useUp(new Quota(kind, line.area(), Integer.MAX_VALUE, 0, 0)));
    }

    synchronized boolean isDoubtful(Kind kind, QuotaShare share) {
        return of(kind, share).stream().anyMatch(PoolStanding::isDoubtful);
    }

    synchronized void believe(Kind kind, QuotaShare share) {
        of(kind, share).forEach(PoolStanding::believe);
    }

    private List<PoolStanding> of(Kind kind, QuotaShare share) {
        return lines(kind, share).stream().map(this::standing).toList();
    }

    /** The figures of the area that leaves the least to be sent, as last read. */
    synchronized Optional<Quota> tightest(Kind kind, QuotaShare share) {
        Quota tightest = null;
        for (Line line : lines(kind, share)) {
            Quota quota = standing(line).read;
            if (quota != null
                    && (tightest == null
                            || share.reserve().leaves(quota) < share.reserve().leaves(tightest))) {
                tightest = quota;
            }
        }
        return Optional.ofNullable(tightest);
    }

    /** The least that one call may carry in any of the areas, as far as the provider told. */
    synchronized Optional<Integer> batch(Kind kind, QuotaShare share) {
        return of(kind, share).stream()
                .flatMap(standing -> Optional.ofNullable(standing.read).stream())
                .map(Quota::batch)
                .min(Integer::compare);
    }

    private static Collection<Line> lines(Kind kind, QuotaShare share) {
        Set<String> areas = share.areas().isEmpty() ? Set.of(Quota.EVERYWHERE) : share.areas();
        return areas.stream().map(area -> new Line(kind, area)).toList();
    }

    private record Line(Kind kind, String area) {}
}
