package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.HostNames;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A zone and what belongs to it.
 *
 * @param domains host names; each covers itself and no subdomain, unless it begins with {@code *.}
 * @param plan the zone's own allowances; {@code null} for those of the settings
 * @param access how it is connected
 * @param offline those of its domains that are switched off; calls for them are taken all the same
 */
public record SandboxZone(
        String id, List<String> domains, @Nullable QuotaProfile plan, ZoneAccess access, Set<String> offline) {

    public SandboxZone {
        domains = List.copyOf(domains);
        offline = Set.copyOf(offline);
    }

    /** An active zone, called by the last two labels of its first domain. */
    public static SandboxZone of(String id, String... domains) {
        return new SandboxZone(
                id, List.of(domains), null, ZoneAccess.of(domains.length == 0 ? id : apex(domains[0])), Set.of());
    }

    private static String apex(String domain) {
        int last = domain.lastIndexOf('.');
        return domain.substring(domain.lastIndexOf('.', last - 1) + 1);
    }

    public SandboxZone withPlan(QuotaProfile plan) {
        return new SandboxZone(id, domains, plan, access, offline);
    }

    public SandboxZone with(ZoneAccess access) {
        return new SandboxZone(id, domains, plan, access, offline);
    }

    public SandboxZone withOffline(String... domains) {
        return new SandboxZone(id, this.domains, plan, access, Set.of(domains));
    }

    public boolean covers(String host) {
        return domains.stream().anyMatch(domain -> HostNames.covers(domain, host));
    }
}
