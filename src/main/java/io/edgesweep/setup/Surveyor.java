package io.edgesweep.setup;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.cdn.CdnDomain;
import io.edgesweep.provider.edgeone.Zone;
import io.edgesweep.provider.edgeone.ZoneDomain;
import io.edgesweep.quota.Quota;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.Settings;
import io.edgesweep.setup.Survey.Candidate;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks an account what it has. Nothing is changed there. */
public final class Surveyor {

    /** Of an account with more zones than that, the rest is named by option. */
    private static final int MOST_ZONES = 50;

    private final AccountProviders providers;
    private final AccountSettings account;
    private final List<String> unknown = new ArrayList<>();

    /** @param settings a configuration with the first account in it */
    public Surveyor(AccountProviders providers, Settings settings) {
        this.providers = providers;
        AccountSettings named = settings.accounts().get(FirstAccount.NAME);
        if (named == null) {
            throw new IllegalArgumentException("no account " + FirstAccount.NAME);
        }
        this.account = named;
    }

    /** Gives what was found, and what could not be. */
    public Survey of(Product product) throws InterruptedException {
        List<Candidate> candidates =
                switch (product) {
                    case EDGEONE -> zones();
                    case CDN -> domains();
                };
        return new Survey(candidates, unknown);
    }

    private List<Candidate> zones() throws InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        try {
            List<Zone> zones = providers.zonesOf(account).zones();
            if (zones.isEmpty()) {
                unknown.add("zones: the key sees none");
            }
            for (Zone zone : zones.stream().limit(MOST_ZONES).toList()) {
                List<String> notes = new ArrayList<>();
                notes.add("area " + zone.area());
                zone.idle().ifPresent(why -> notes.add("it serves nobody: " + why));
                candidates.add(new Candidate(zone.id(), zone.title(), notes, hosts(zone)));
            }
        } catch (ProviderException e) {
            unknown.add("zones: " + e.error());
        }
        return candidates;
    }

    private List<String> hosts(Zone zone) throws InterruptedException {
        try {
            return providers.zonesOf(account).domains(zone.id()).stream()
                    .filter(ZoneDomain::isServed)
                    .map(ZoneDomain::name)
                    .toList();
        } catch (ProviderException e) {
            unknown.add("domains of zone " + zone.id() + ": " + e.error());
            return List.of();
        }
    }

    private List<Candidate> domains() throws InterruptedException {
        try {
            List<CdnDomain> domains = providers.domainsOf(account).domains().stream()
                    .filter(domain -> domain.idle().isEmpty())
                    .toList();
            if (domains.isEmpty()) {
                unknown.add("domains: the key sees none that is online");
                return List.of();
            }
            return List.of(new Candidate(
                    "",
                    HumanFormat.count(domains.size(), "domain", "domains"),
                    domains.stream()
                            .map(CdnDomain::area)
                            .distinct()
                            .map(area -> "area " + area)
                            .toList(),
                    domains.stream().map(CdnDomain::name).toList()));
        } catch (ProviderException e) {
            unknown.add("domains: " + e.error());
            return List.of();
        }
    }

    /** The quotas of the candidate, a line each; none where they cannot be read. */
    public List<String> quotas(Product product, Candidate candidate) throws InterruptedException {
        try {
            Stream<Quota> quotas = providers.quotasOf(account, product, candidate.zoneId()).stream();
            return quotas.map(quota -> quota.kind().word()
                            + (quota.area().isEmpty() ? "" : " " + quota.area()) + ": "
                            + HumanFormat.number(quota.daily()) + " a day, " + HumanFormat.number(quota.batch())
                            + " a call")
                    .toList();
        } catch (ProviderException e) {
            return List.of();
        }
    }
}
