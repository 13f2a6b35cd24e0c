package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.QuotaLimit;
import io.edgesweep.sandbox.model.QuotaUsage;
import io.edgesweep.sandbox.model.TaskType;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was used of EdgeOne's quota, per zone, type and quota day. A quota day begins at midnight of the offset in the
 * settings. Tests may spend quota as somebody else, or change a limit in mid-run.
 */
public final class ZoneQuotas {

    private final Zones zones;
    private final QuotaUsage<Allowance> ledger;

    public ZoneQuotas(Zones zones, InstantSource clock, ZoneOffset offset) {
        this.zones = zones;
        this.ledger = new QuotaUsage<>(clock, offset, this::inPlan);
    }

    /** The allowance in force; empty if the zone's plan does not include the type. */
    public Optional<QuotaLimit> limit(String zoneId, TaskType type) {
        return ledger.limit(new Allowance(zoneId, type));
    }

    /** Raises or lowers an allowance from now on. */
    public void changeLimit(String zoneId, TaskType type, int batch, int daily) {
        ledger.changeLimit(known(zoneId, type), new QuotaLimit(batch, daily));
    }

    /** Targets booked today, by calls and by {@link #use}. */
    public int used(String zoneId, TaskType type) {
        return ledger.used(new Allowance(zoneId, type));
    }

    /** Targets left today; 0 if the plan does not include the type. */
    public int available(String zoneId, TaskType type) {
        return ledger.available(new Allowance(zoneId, type));
    }

    /** Somebody else, the console for instance, uses quota. */
    public void use(String zoneId, TaskType type, int targets) {
        ledger.use(known(zoneId, type), targets);
    }

    /** Books the targets of one call, counted by zone: all of them, or none if one zone has too little left. */
    boolean book(TaskType type, Map<String, Integer> targetsByZone) {
        Map<Allowance, Integer> targets = new HashMap<>();
        targetsByZone.forEach((zone, count) -> targets.put(new Allowance(zone, type), count));
        return ledger.book(targets);
    }

    private Allowance known(String zoneId, TaskType type) {
        return new Allowance(zones.get(zoneId).id(), type);
    }

    private Optional<QuotaLimit> inPlan(Allowance allowance) {
        return Optional.ofNullable(zones.plan(allowance.zoneId()).limits().get(allowance.type()));
    }

    private record Allowance(String zoneId, TaskType type) {}
}
