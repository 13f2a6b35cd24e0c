package io.edgesweep.submission;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.Runs;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaPool;
import io.edgesweep.target.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the quotas of a run's sites up to date with the provider's live figures, and puts the configured ones in the place
 * of those that cannot be had.
 */
public final class QuotaDesk {

    private static final Logger log = LoggerFactory.getLogger(QuotaDesk.class);

    private final String run;
    private final Providers providers;
    private final Function<String, SiteTerms> terms;
    private final Runs runs;
    private final History history;
    private final Halt halt;
    private final InstantSource clock;
    private final Map<String, QuotaPool> pools = new HashMap<>();
    private final Map<String, QuotaDay> days = new HashMap<>();

    /** @param terms the terms of the site with a name */
    public QuotaDesk(
            String run,
            Providers providers,
            Function<String, SiteTerms> terms,
            Runs runs,
            History history,
            Halt halt,
            InstantSource clock) {
        this.run = run;
        this.providers = providers;
        this.terms = terms;
        this.runs = runs;
        this.history = history;
        this.halt = halt;
        this.clock = clock;
    }

    /** The site's book, read anew when the quota day has turned since it was last read. */
    public synchronized QuotaBook book(String site) throws InterruptedException {
        QuotaDay today = QuotaDay.of(clock.instant());
        SiteTerms its = terms.apply(site);
        if (!today.equals(days.get(its.share().pool()))) {
            refresh(site);
        }
        return new QuotaBook(pool(its), its.share());
    }

    /** Reads the site's figures anew. Where none can be had, and none is configured, nothing more is sent to the site. */
    public synchronized void refresh(String site) throws InterruptedException {
        Instant now = clock.instant();
        SiteTerms its = terms.apply(site);
        try {
            List<Quota> quotas = providers.of(site).quota();
            runs.quotaRead(run, site, ofItsAreas(quotas, its), now);
            List<Quota> all = new ArrayList<>(quotas);
            all.addAll(fallback(its, quotas, now));
            take(its, all, now);
        } catch (ProviderException e) {
            withoutLiveFigures(site, its, e.error(), now);
        }
    }

    private void withoutLiveFigures(String site, SiteTerms its, ProviderError error, Instant now) {
        List<Quota> configured = fallback(its, List.of(), now);
        if (Problems.isPassing(error) && !configured.isEmpty()) {
            halt.note(
                    FindingKind.NOTE,
                    "The quota of site " + site + " cannot be read, the configured one counts: " + error);
            runs.quotaRead(run, site, configured, now);
            take(its, configured, now);
        } else {
            halt.because(
                    Problems.scope(error, site, its.account()),
                    Problems.kind(error),
                    "The quota of site " + site + " cannot be read: " + error);
        }
    }

    /** Only figures make a pool known for the day: sites that share one must not send because another was told none. */
    private void take(SiteTerms its, List<Quota> quotas, Instant now) {
        pool(its).update(quotas);
        days.put(its.share().pool(), QuotaDay.of(now));
    }

    /** What is configured for the kinds that the provider tells nothing about, less what we have used of it today. */
    private List<Quota> fallback(SiteTerms its, List<Quota> told, Instant now) {
        Set<Kind> known = told.stream().map(Quota::kind).collect(Collectors.toSet());
        Set<String> areas = its.share().areas().isEmpty()
                ? Set.of(Quota.EVERYWHERE)
                : its.share().areas();
        List<Quota> fallback = new ArrayList<>();
        for (Quota quota : its.fallback()) {
            if (!known.contains(quota.kind())) {
                long used = history.sentSince(
                        its.poolSites(), quota.kind(), QuotaDay.of(now).start());
                long available = Math.max(0, quota.daily() - used);
                areas.forEach(
                        area -> fallback.add(new Quota(quota.kind(), area, quota.batch(), quota.daily(), available)));
            }
        }
        return fallback;
    }

    private static List<Quota> ofItsAreas(List<Quota> quotas, SiteTerms its) {
        return quotas.stream()
                .filter(quota ->
                        its.share().areas().isEmpty() || its.share().areas().contains(quota.area()))
                .toList();
    }

    /** Reads the site's figures once more for the report, which can do without them. */
    public void lastReading(String site) throws InterruptedException {
        if (halt.reason(site).isPresent()) {
            return;
        }
        try {
            List<Quota> quotas = providers.of(site).quota();
            runs.quotaRead(run, site, ofItsAreas(quotas, terms.apply(site)), clock.instant());
        } catch (ProviderException e) {
            log.warn("The quota of site {} after the run is not known: {}", site, e.error());
        }
    }

    /** How far an error about a site reaches. */
    public Scope scope(ProviderError error, String site) {
        return Problems.scope(error, site, terms.apply(site).account());
    }

    private QuotaPool pool(SiteTerms its) {
        return pools.computeIfAbsent(its.share().pool(), name -> new QuotaPool());
    }
}
