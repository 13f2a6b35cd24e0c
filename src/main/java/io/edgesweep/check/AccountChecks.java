package io.edgesweep.check;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.ProviderQuery;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.cdn.CdnCacheKey;
import io.edgesweep.provider.cdn.CdnDomain;
import io.edgesweep.provider.edgeone.Zone;
import io.edgesweep.provider.edgeone.ZoneDomain;
import io.edgesweep.session.Check;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import io.edgesweep.text.WordList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the sites with what their accounts have at the provider. Only questions are asked: whether the key may purge is
 * told by the first purge.
 */
final class AccountChecks {

    private static final Duration RECENT = Duration.ofHours(1);
    private static final String GLOBAL = "global";

    /** So many characters of hosts are shown. */
    private static final int LONGEST = 1500;

    private final Settings settings;
    private final AccountProviders providers;
    private final InstantSource clock;
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Answer<List<Zone>>> zones = new HashMap<>();
    private final Map<String, Answer<List<CdnDomain>>> domains = new HashMap<>();

    AccountChecks(Settings settings, AccountProviders providers, InstantSource clock) {
        this.settings = settings;
        this.providers = providers;
        this.clock = clock;
    }

    /** What was answered, or why nothing was. */
    private record Answer<T>(Optional<T> is, Optional<ProviderError> refused) {

        static <T> Answer<T> to(ProviderQuery<T> question) throws InterruptedException {
            try {
                return new Answer<>(Optional.of(question.ask()), Optional.empty());
            } catch (ProviderException e) {
                return new Answer<>(Optional.empty(), Optional.of(e.error()));
            }
        }
    }

    /** Checks the sites that are configured. */
    List<Check> all() throws InterruptedException {
        for (String name : settings.listedSites()) {
            SiteSettings site = settings.site(name);
            switch (site.product()) {
                case EDGEONE -> zone(site);
                case CDN -> domains(site);
            }
            tasks(site);
        }
        return checks;
    }

    private void zone(SiteSettings site) throws InterruptedException {
        Answer<List<Zone>> all = zones.get(site.account());
        if (all == null) {
            all = Answer.to(() -> providers.zonesOf(settings.accountOf(site)).zones());
            zones.put(site.account(), all);
        }
        if (all.is().isEmpty()) {
            notTold(site, "the state of its zone", all);
            return;
        }
        List<Zone> known = all.is().get();
        Optional<Zone> its =
                known.stream().filter(zone -> zone.id().equals(site.zoneId())).findFirst();
        if (its.isEmpty()) {
            bad(
                    site,
                    "zone " + site.zoneId() + " is none of those that the key sees: " + listed(known)
                            + "; correct zone-id, or the account");
            return;
        }
        Zone zone = its.get();
        zone.idle()
                .ifPresentOrElse(
                        why -> bad(
                                site,
                                "zone " + zone.title() + " serves nobody: " + why
                                        + "; put it right in the provider's console"),
                        () -> good(site, "zone " + zone.title() + " is active, area " + zone.area()));
        List<String> namesakes = known.stream()
                .filter(other -> other.name().equals(zone.name()) && !other.id().equals(zone.id()))
                .map(Zone::id)
                .toList();
        if (!namesakes.isEmpty()) {
            warn(
                    site,
                    "the account has more than one zone of the name " + zone.name() + ": " + zone.id()
                            + ", which is purged, and " + String.join(", ", namesakes)
                            + "; see that it is the right one");
        }
        hostsOfZone(site);
    }

    private static String listed(List<Zone> zones) {
        return zones.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        zones.stream()
                                .limit(10)
                                .map(zone -> zone.id() + " (" + zone.title() + ")")
                                .toList());
    }

    private void hostsOfZone(SiteSettings site) throws InterruptedException {
        Answer<List<ZoneDomain>> answer =
                Answer.to(() -> providers.zonesOf(settings.accountOf(site)).domains(site.zoneId()));
        if (answer.is().isEmpty()) {
            notTold(site, "the domains of its zone", answer);
            return;
        }
        Map<String, Optional<String>> served = new LinkedHashMap<>();
        answer.is()
                .get()
                .forEach(domain -> served.put(
                        domain.name(), domain.isServed() ? Optional.empty() : Optional.of("it is " + domain.status())));
        hosts(site, served, "zone " + site.zoneId());
        tags(site);
        checks.addAll(CacheKeyChecks.ofZone(site));
    }

    /** What the wildcards of a site stand for is in the zone, or has to be told. */
    private void tags(SiteSettings site) throws InterruptedException {
        if (site.site().wildcards().isEmpty()) {
            return;
        }
        Answer<List<String>> hosts = Answer.to(() -> providers.of(site.name()).tagHosts());
        hosts.is()
                .ifPresentOrElse(
                        names -> good(site, "its tags are purged on " + WordList.andMore(names, LONGEST)),
                        () -> warn(
                                site,
                                "no tag of it can be purged: "
                                        + hosts.refused()
                                                .map(ProviderError::toString)
                                                .orElse("")));
    }

    private void domains(SiteSettings site) throws InterruptedException {
        Answer<List<CdnDomain>> answer = domains.get(site.account());
        if (answer == null) {
            answer = Answer.to(
                    () -> providers.domainsOf(settings.accountOf(site)).domains());
            domains.put(site.account(), answer);
        }
        if (answer.is().isEmpty()) {
            notTold(site, "its domains", answer);
            return;
        }
        Map<String, Optional<String>> served = new LinkedHashMap<>();
        for (CdnDomain domain : answer.is().get()) {
            boolean elsewhere = !site.area().isEmpty()
                    && !domain.area().equals(GLOBAL)
                    && !domain.area().equals(site.area());
            served.put(
                    domain.name(),
                    domain.idle()
                            .or(() -> elsewhere
                                    ? Optional.of("it is served in area " + domain.area() + ", and the site says area "
                                            + site.area())
                                    : Optional.empty()));
        }
        hosts(site, served, "the account " + site.account());
        cacheKeys(site, served);
    }

    private void cacheKeys(SiteSettings site, Map<String, Optional<String>> served) throws InterruptedException {
        List<String> names = site.site().hosts().stream()
                .flatMap(host -> domainOf(host, served).stream())
                .distinct()
                .toList();
        Answer<List<CdnCacheKey>> keys =
                Answer.to(() -> providers.domainsOf(settings.accountOf(site)).cacheKeys(names));
        keys.is().ifPresent(domains -> checks.addAll(CacheKeyChecks.ofDomains(site, domains)));
        if (keys.is().isEmpty()) {
            notTold(site, "its cache-key", keys);
        }
    }

    /** @param served the domains there are, with what is wrong with each */
    private void hosts(SiteSettings site, Map<String, Optional<String>> served, String where) {
        boolean fine = true;
        for (String host : site.site().hosts()) {
            Optional<String> domain = domainOf(host, served);
            if (domain.isEmpty()) {
                bad(
                        site,
                        "host " + host + " is no domain of " + where
                                + ", so purges of it are refused; correct hosts, or add the domain there");
                fine = false;
                continue;
            }
            Optional<String> wrong = served.get(domain.get());
            if (wrong != null && wrong.isPresent()) {
                bad(
                        site,
                        "host " + host + ": domain " + domain.get() + " is not as it should be, " + wrong.get()
                                + "; put it right in the provider's console, or correct the site");
                fine = false;
            }
        }
        if (fine) {
            good(site, "all of its hosts are domains of " + where);
        }
    }

    /** The domain that serves a host; of several, the one that names it most closely. A wildcard has to be one, or to hold one. */
    private static Optional<String> domainOf(String host, Map<String, Optional<String>> served) {
        if (served.containsKey(host)) {
            return Optional.of(host);
        }
        if (host.startsWith("*.")) {
            Site below = new Site(host, List.of(host));
            return served.keySet().stream().filter(below::covers).findFirst();
        }
        return served.keySet().stream()
                .filter(domain -> new Site(domain, List.of(domain)).covers(host))
                .max((one, other) -> Integer.compare(one.length(), other.length()));
    }

    /** Without this right, no run ends: what was accepted stays unconfirmed. */
    private void tasks(SiteSettings site) throws InterruptedException {
        Instant now = clock.instant();
        Answer<?> answer = Answer.to(
                () -> providers.of(site.name()).tasks(new TaskQuery.OfTarget(Kind.URL, "", now.minus(RECENT), now, 0)));
        answer.refused()
                .ifPresent(error -> bad(site, "what became of its purges cannot be asked for: " + error.toString()));
        if (answer.refused().isEmpty()) {
            good(site, "the key may ask what became of purges");
        }
    }

    private void notTold(SiteSettings site, String what, Answer<?> answer) {
        warn(
                site,
                what + " could not be compared: "
                        + answer.refused().map(ProviderError::toString).orElse(""));
    }

    private void good(SiteSettings site, String words) {
        checks.add(new Check("site " + site.name(), true, words));
    }

    private void warn(SiteSettings site, String words) {
        checks.add(new Check("site " + site.name(), true, true, words));
    }

    private void bad(SiteSettings site, String words) {
        checks.add(new Check("site " + site.name(), false, words));
    }
}
