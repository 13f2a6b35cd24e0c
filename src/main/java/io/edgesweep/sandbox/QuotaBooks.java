package io.edgesweep.sandbox;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was used of the quota, per zone, type and quota day. A quota day begins at midnight of the offset in the
 * settings. Tests may spend quota as somebody else, or change a limit in mid-run.
 */
public final class QuotaBooks {

    private final Zones zones;
    private final InstantSource clock;
    private final ZoneOffset offset;
    private final Map<Allowance, QuotaLimit> changedLimits = new HashMap<>();
    private final Map<Page, Integer> used = new HashMap<>();

    QuotaBooks(Zones zones, InstantSource clock, ZoneOffset offset) {
        this.zones = zones;
        this.clock = clock;
        this.offset = offset;
    }

    /** The allowance in force; empty if the zone's plan does not include the type. */
    public synchronized Optional<QuotaLimit> limit(String zoneId, TaskType type) {
        return limit(new Allowance(zoneId, type));
    }

    /** Raises or lowers an allowance from now on. */
    public synchronized void changeLimit(String zoneId, TaskType type, int batch, int daily) {
        zones.get(zoneId);
        changedLimits.put(new Allowance(zoneId, type), new QuotaLimit(batch, daily));
    }

    /** Targets booked today, by calls and by {@link #use}. */
    public synchronized int used(String zoneId, TaskType type) {
        return used(new Allowance(zoneId, type));
    }

    /** Targets left today; 0 if the plan does not include the type. */
    public synchronized int available(String zoneId, TaskType type) {
        return available(new Allowance(zoneId, type));
    }

    /** Somebody else, the console for instance, uses quota. */
    public synchronized void use(String zoneId, TaskType type, int targets) {
        zones.get(zoneId);
        add(new Allowance(zoneId, type), targets);
    }

    /** Books the targets of one call, counted by zone: all of them, or none if one zone has too little left. */
    synchronized boolean book(TaskType type, Map<String, Integer> targetsByZone) {
        boolean enough = targetsByZone.entrySet().stream()
                .allMatch(zone -> zone.getValue() <= available(new Allowance(zone.getKey(), type)));
        if (enough) {
            targetsByZone.forEach((zone, targets) -> add(new Allowance(zone, type), targets));
        }
        return enough;
    }

    private Optional<QuotaLimit> limit(Allowance allowance) {
        QuotaLimit changed = changedLimits.get(allowance);
        return changed != null
                ? Optional.of(changed)
                : Optional.ofNullable(zones.plan(allowance.zoneId()).limits().get(allowance.type()));
    }

    private int used(Allowance allowance) {
        return used.getOrDefault(page(allowance), 0);
    }

    private int available(Allowance allowance) {
        return limit(allowance)
                .map(limit -> Math.max(0, limit.daily() - used(allowance)))
                .orElse(0);
    }

    private void add(Allowance allowance, int targets) {
        used.merge(page(allowance), targets, Integer::sum);
    }

    private Page page(Allowance allowance) {
        return new Page(allowance, LocalDate.ofInstant(clock.instant(), offset));
    }

    private record Allowance(String zoneId, TaskType type) {}

    private record Page(Allowance allowance, LocalDate day) {}
}
