package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.TargetSyntax;
import io.edgesweep.sandbox.model.TaskType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets of one call: those to work on, by zone, and those refused, by reason. Each list is in the order sent. */
final class SortedTargets {

    /** The only target of {@code purge_all}. What the real service shows there is not documented. */
    static final String EVERYTHING = "*";

    private final List<String> accepted = new ArrayList<>();
    private final Map<String, List<String>> byZone = new LinkedHashMap<>();
    private final Map<String, List<String>> byReason = new LinkedHashMap<>();

    private SortedTargets() {}

    /**
     * Sorts.
     *
     * @param zones that the call may reach; a target belongs to the first that covers its host, a tag or everything to
     *     the first of all
     */
    static SortedTargets of(TargetRequest request, List<SandboxZone> zones, TargetSyntax form) {
        SortedTargets sorted = new SortedTargets();
        if (request.type() == TaskType.PURGE_ALL) {
            sorted.accept(EVERYTHING, zones.get(0));
        }
        for (String target : request.targets()) {
            Optional<String> fault = form.fault(request.type(), target);
            Optional<SandboxZone> zone = request.type() == TaskType.PURGE_CACHE_TAG
                    ? zones.stream().findFirst()
                    : zoneOf(TargetSyntax.host(request.type(), target), zones);
            if (fault.isPresent() || zone.isEmpty()) {
                sorted.refuse(target, fault.orElse("domain not valid"));
            } else {
                sorted.accept(target, zone.get());
            }
        }
        return sorted;
    }

    static Optional<SandboxZone> zoneOf(String host, List<SandboxZone> zones) {
        return zones.stream().filter(zone -> zone.covers(host)).findFirst();
    }

    List<String> accepted() {
        return accepted;
    }

    Map<String, List<String>> byZone() {
        return byZone;
    }

    Map<String, List<String>> byReason() {
        return byReason;
    }

    private void accept(String target, SandboxZone zone) {
        accepted.add(target);
        byZone.computeIfAbsent(zone.id(), id -> new ArrayList<>()).add(target);
    }

    private void refuse(String target, String reason) {
        byReason.computeIfAbsent(reason, text -> new ArrayList<>()).add(target);
    }
}
