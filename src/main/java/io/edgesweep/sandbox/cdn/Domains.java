package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.model.HostNames;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The CDN's domains, and whether each takes calls at the moment. */
public final class Domains {

    private final Map<String, SandboxDomain> domains = new ConcurrentHashMap<>();

    public Domains(List<SandboxDomain> domains) {
        domains.forEach(domain -> this.domains.put(key(domain.name()), domain));
    }

    /** A domain of that account. */
    Optional<SandboxDomain> find(String account, String host) {
        return Optional.ofNullable(domains.get(key(host)))
                .or(() -> domains.values().stream()
                        .filter(domain -> HostNames.covers(domain.name(), host))
                        .max(Comparator.comparingInt(domain -> domain.name().length())))
                .filter(domain -> domain.account().equals(account));
    }

    /** The domains of that account, by name. */
    List<SandboxDomain> of(String account) {
        return domains.values().stream()
                .filter(domain -> domain.account().equals(account))
                .sorted(Comparator.comparing(SandboxDomain::name))
                .toList();
    }

    public void status(String name, DomainStatus status) {
        if (domains.computeIfPresent(key(name), (key, domain) -> domain.with(status)) == null) {
            throw new IllegalArgumentException("No such domain: " + name);
        }
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
