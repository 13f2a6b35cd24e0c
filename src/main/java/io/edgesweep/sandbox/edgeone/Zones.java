package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.SandboxKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The zones, and who may do what with them at the moment. */
public final class Zones {

    /** What a create call names in place of a zone to reach all of them (API reference: CreatePurgeTask, ZoneId). */
    static final String EVERY_ZONE = "*";

    private final Map<String, SandboxZone> zones = new LinkedHashMap<>();
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();
    private final QuotaProfile usualPlan;
    private final String unknownZoneCode;

    public Zones(List<SandboxZone> zones, QuotaProfile usualPlan, String unknownZoneCode) {
        zones.forEach(zone -> this.zones.put(zone.id(), zone));
        this.usualPlan = usualPlan;
        this.unknownZoneCode = unknownZoneCode;
    }

    /** For assertions and hooks, where an unknown zone is a mistake in the test. */
    public SandboxZone get(String zoneId) {
        SandboxZone zone = zones.get(zoneId);
        if (zone == null) {
            throw new IllegalArgumentException("No such zone: " + zoneId);
        }
        return zone;
    }

    QuotaProfile plan(String zoneId) {
        QuotaProfile own = get(zoneId).plan();
        return own != null ? own : usualPlan;
    }

    public void suspend(String zoneId) {
        suspended.add(get(zoneId).id());
    }

    public void resume(String zoneId) {
        suspended.remove(get(zoneId).id());
    }

    /** The zone that a caller wants to change, or whose quota it reads. */
    SandboxZone open(SandboxKey caller, String zoneId) {
        return open(caller, zones.get(zoneId), "UnauthorizedOperation.NoPermission", "OperationDenied.ZoneNotActive");
    }

    /** The zone whose tasks a caller reads: there, the API knows one code for every kind of denial. */
    SandboxZone openForQuery(SandboxKey caller, String zoneId) {
        return open(caller, zones.get(zoneId), "OperationDenied", "OperationDenied");
    }

    /** All zones, for a caller with rights on every one of them. */
    List<SandboxZone> openAll(SandboxKey caller) {
        return zones.keySet().stream().map(zone -> open(caller, zone)).toList();
    }

    /** The zones that a caller may see, in whatever state. */
    List<SandboxZone> seenBy(SandboxKey caller) {
        return zones.values().stream()
                .filter(zone -> caller.mayTouchZone(zone.id()))
                .map(zone ->
                        suspended.contains(zone.id()) ? zone.with(zone.access().withStatus("deactivated")) : zone)
                .toList();
    }

    /** The zone whose domains a caller reads, in whatever state it is. */
    SandboxZone seen(SandboxKey caller, String zoneId) {
        SandboxZone zone = zones.get(zoneId);
        if (zone == null) {
            throw new ApiErrorException(unknownZoneCode, "no such zone");
        }
        if (!caller.mayTouchZone(zoneId)) {
            throw new ApiErrorException("UnauthorizedOperation.NoPermission", "no permission for zone " + zoneId);
        }
        return zone;
    }

    private SandboxZone open(SandboxKey caller, @Nullable SandboxZone zone, String noRightCode, String suspendedCode) {
        if (zone == null) {
            throw new ApiErrorException(unknownZoneCode, "no such zone");
        }
        if (!caller.mayTouchZone(zone.id())) {
            throw new ApiErrorException(noRightCode, "no permission for zone " + zone.id());
        }
        if (!zone.access().isActive() || suspended.contains(zone.id())) {
            throw new ApiErrorException(suspendedCode, "zone " + zone.id() + " is not active");
        }
        return zone;
    }
}
