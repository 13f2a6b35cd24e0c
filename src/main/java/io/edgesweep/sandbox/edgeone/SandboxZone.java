package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.HostNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A zone and what belongs to it.
 *
 * @param domains host names; each covers itself and no subdomain, unless it begins with {@code *.}
 * @param plan the zone's own allowances; {@code null} for those of the settings
 */
public record SandboxZone(
        String id, List<String> domains, @Nullable QuotaProfile plan) {

    public SandboxZone {
        domains = List.copyOf(domains);
    }

    public static SandboxZone of(String id, String... domains) {
        return new SandboxZone(id, List.of(domains), null);
    }

    public SandboxZone withPlan(QuotaProfile plan) {
        return new SandboxZone(id, domains, plan);
    }

    public boolean covers(String host) {
        return domains.stream().anyMatch(domain -> HostNames.covers(domain, host));
    }
}
