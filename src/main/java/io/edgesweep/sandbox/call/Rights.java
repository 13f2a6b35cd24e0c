package io.edgesweep.sandbox.call;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a key may do. A list that is absent leaves everything open.
 *
 * @param actions names of actions, alone or after their product as in {@code cdn:DescribePurgeTasks}
 * @param zones ids of zones
 * @param domains host names of CDN domains
 */
public record Rights(Optional<List<String>> actions, Optional<List<String>> zones, Optional<List<String>> domains) {

    static final Rights ALL = new Rights(Optional.empty(), Optional.empty(), Optional.empty());

    Rights onlyActions(String... names) {
        return new Rights(Optional.of(List.of(names)), zones, domains);
    }

    Rights onlyZones(String... ids) {
        return new Rights(actions, Optional.of(List.of(ids)), domains);
    }

    Rights onlyDomains(String... hosts) {
        return new Rights(actions, zones, Optional.of(List.of(hosts)));
    }

    boolean mayCall(Route route) {
        return actions.isEmpty() || Stream.of(route.name(), route.fullName()).anyMatch(actions.get()::contains);
    }

    boolean mayTouchZone(String zoneId) {
        return zones.isEmpty() || zones.get().contains(zoneId);
    }

    boolean mayTouchDomain(String host) {
        return domains.isEmpty() || domains.get().stream().anyMatch(host::equalsIgnoreCase);
    }
}
