package io.edgesweep.sandbox.model;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was used of allowances, by quota day.
 *
 * @param <A> names an allowance
 */
public final class QuotaUsage<A> {

    private final InstantSource clock;
    private final ZoneOffset offset;
    private final Function<A, Optional<QuotaLimit>> usualLimits;
    private final Map<A, QuotaLimit> changedLimits = new HashMap<>();
    private final Map<Page<A>, Integer> used = new HashMap<>();

    /**
     * Opens it, with nothing used.
     *
     * @param offset where the quota day begins at midnight
     * @param usualLimits by allowance; empty if there is none
     */
    public QuotaUsage(InstantSource clock, ZoneOffset offset, Function<A, Optional<QuotaLimit>> usualLimits) {
        this.clock = clock;
        this.offset = offset;
        this.usualLimits = usualLimits;
    }

    public synchronized Optional<QuotaLimit> limit(A allowance) {
        QuotaLimit changed = changedLimits.get(allowance);
        return changed != null ? Optional.of(changed) : usualLimits.apply(allowance);
    }

    public synchronized void changeLimit(A allowance, QuotaLimit limit) {
        changedLimits.put(allowance, limit);
    }

    public synchronized int used(A allowance) {
        return used.getOrDefault(page(allowance), 0);
    }

    public synchronized int available(A allowance) {
        return limit(allowance)
                .map(limit -> Math.max(0, limit.daily() - used(allowance)))
                .orElse(0);
    }

    public synchronized void use(A allowance, int targets) {
        if (targets < 0) {
            throw new IllegalArgumentException("Used quota cannot come back: " + targets);
        }
        used.merge(page(allowance), targets, Integer::sum);
    }

    /** Books the targets of one call: all of them, or none if one allowance has too little left. */
    public synchronized boolean book(Map<A, Integer> targets) {
        boolean enough = targets.entrySet().stream().allMatch(entry -> entry.getValue() <= available(entry.getKey()));
        if (enough) {
            targets.forEach(this::use);
        }
        return enough;
    }

    private Page<A> page(A allowance) {
        return new Page<>(allowance, LocalDate.ofInstant(clock.instant(), offset));
    }

    private record Page<A>(A allowance, LocalDate day) {}
}
