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
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the quotas of a run's sites up to date with the provider's live figures, and puts the configured ones in the place
 * of those that cannot be had.
 */
public final class RunQuotas {

    private static final Logger log = LoggerFactory.getLogger(RunQuotas.class);

    private final String run;
    private final Providers providers;
    private final Function<String, SiteTerms> terms;
    private final Runs runs;
    private final History history;
    private final HaltReasons halt;
    private final InstantSource clock;
    private final QuotaPools pools;

    /** On which day this run last read the figures of each pool: it begins with figures of its own time. */
    private final Map<String, QuotaDay> days = new ConcurrentHashMap<>();

    /**
     * A desk that has read nothing yet.
     *
     * @param terms the terms of the site with a name
     * @param pools what the runs of this process draw on
     */
    public RunQuotas(
            String run,
            Providers providers,
            Function<String, SiteTerms> terms,
            Runs runs,
            History history,
            HaltReasons halt,
            QuotaPools pools,
            InstantSource clock) {
        this.run = run;
        this.providers = providers;
        this.terms = terms;
        this.runs = runs;
        this.history = history;
        this.halt = halt;
        this.pools = pools;
        this.clock = clock;
    }

    /**
     * The site's book, read again when the quota day has turned since it was last read. A site to which nothing more is sent is not
     * asked again: whoever did not answer would keep the run waiting through all its tries once more.
     */
    public QuotaBook book(String site) throws InterruptedException {
        QuotaDay today = QuotaDay.of(clock.instant());
        SiteTerms its = terms.apply(site);
        if (isToBeRead(site, its, today)) {
            ReentrantLock reading = reading(its);
            reading.lockInterruptibly();
            try {
                if (isToBeRead(site, its, today)) {
                    refresh(site);
                }
            } finally {
                reading.unlock();
            }
        }
        return new QuotaBook(pool(its), its.share());
    }

    private boolean isToBeRead(String site, SiteTerms its, QuotaDay today) {
        return !today.equals(days.get(its.share().pool())) && halt.reason(site).isEmpty();
    }

    /** Reads the site's figures again. Where none can be had, and none is configured, nothing more is sent to the site. */
    public void refresh(String site) throws InterruptedException {
        refresh(site, () -> {});
    }

    /** The provider has refused so many targets for the day: reads what is left; if that is as many, it is wrong. */
    void refreshExhausted(String site, Kind kind, int refused) throws InterruptedException {
        SiteTerms its = terms.apply(site);
        QuotaBook book = new QuotaBook(pool(its), its.share());
        refresh(site, () -> {
            if (book.sendable(kind).orElse(Long.MAX_VALUE) >= refused) {
                book.exhaust(kind);
            }
        });
    }

    /** @param judging looks at the new figures before anybody can draw on them */
    private void refresh(String site, Runnable judging) throws InterruptedException {
        SiteTerms its = terms.apply(site);
        ReentrantLock reading = reading(its);
        reading.lockInterruptibly();
        try {
            pool(its).beginReading();
            List<Quota> quotas = providers.of(site).quota();
            Instant now = clock.instant();
            runs.quotaRead(run, site, ofItsAreas(quotas, its), now);
            take(site, quotas, now, judging);
        } catch (ProviderException e) {
            withoutLiveFigures(site, e.error(), clock.instant(), judging);
        } finally {
            reading.unlock();
        }
    }

    /** The provider says that nothing of the kind is left. */
    void exhaust(String site, Kind kind) {
        SiteTerms its = terms.apply(site);
        new QuotaBook(pool(its), its.share()).exhaust(kind);
    }

    /** The site whose figures are to be read again now, by whoever asks; empty while there is none. */
    public Optional<String> dueReading() {
        return pools.readings()
                .due(
                        clock.instant(),
                        (pool, site) ->
                                pools.of(pool).hasMoved() && halt.reason(site).isEmpty());
    }

    /** So little is left to the site that its figures are to be read again sooner. */
    void nearsItsEnd(String site) {
        pools.readings().hurry(terms.apply(site).share().pool());
    }

    /** Reads the site's figures again, so that what others took meanwhile is known. Without them, those of before count. */
    public void reread(String site) throws InterruptedException {
        SiteTerms its = terms.apply(site);
        ReentrantLock reading = reading(its);
        reading.lockInterruptibly();
        try {
            pool(its).beginReading();
            List<Quota> quotas = providers.of(site).quota();
            take(site, quotas, clock.instant(), () -> {});
        } catch (ProviderException e) {
            log.warn("The quota of site {} is not read again, what was read before counts: {}", site, e.error());
            pools.readings().done(its.share().pool(), site, clock.instant());
        } finally {
            reading.unlock();
        }
    }

    private void withoutLiveFigures(String site, ProviderError error, Instant now, Runnable judging) {
        SiteTerms its = terms.apply(site);
        List<Quota> configured = its.fallback().isEmpty() ? List.of() : ofItsAreas(fallback(its, List.of(), now), its);
        if (ErrorFindings.isPassing(error) && !configured.isEmpty()) {
            halt.note(FindingKind.NOTE, Reason.of("finding.quota-configured", site, error.reason()));
            runs.quotaRead(run, site, configured, now);
            take(site, List.of(), now, judging);
        } else {
            halt.because(
                    ErrorFindings.scope(error, site, its),
                    ErrorFindings.kind(error),
                    Reason.of("held.quota-unreadable", site, error.reason()));
        }
    }

    /** Only figures make a pool known for the day: sites that share one must not send because another was told none. */
    private void take(String site, List<Quota> told, Instant now, Runnable judging) {
        SiteTerms its = terms.apply(site);
        QuotaPool pool = pool(its);
        List<Quota> all = new ArrayList<>(told);
        all.addAll(fallback(its, told, now));
        synchronized (pool) {
            pool.update(all);
            judging.run();
        }
        days.put(its.share().pool(), QuotaDay.of(now));
        pools.readings().done(its.share().pool(), site, now);
    }

    /**
     * What is configured for the kinds that the provider tells nothing about, less what we have used of it today in each area. The
     * other sites of the pool come along, for one of them that is counted in other areas finds the pool read; where they share an
     * area, the site's own configuration counts.
     */
    private List<Quota> fallback(SiteTerms its, List<Quota> told, Instant now) {
        Set<Kind> known = told.stream().map(Quota::kind).collect(Collectors.toSet());
        List<SiteTerms> all = new ArrayList<>(List.of(its));
        its.poolSites().stream().sorted().map(terms).forEach(all::add);
        record Line(Kind kind, String area) {}
        Map<Line, Quota> fallback = new LinkedHashMap<>();
        for (SiteTerms each : all) {
            for (Quota quota : each.fallback()) {
                if (!known.contains(quota.kind())) {
                    areas(each)
                            .forEach(area -> fallback.computeIfAbsent(
                                    new Line(quota.kind(), area), line -> left(quota, area, its.poolSites(), now)));
                }
            }
        }
        return List.copyOf(fallback.values());
    }

    private static Set<String> areas(SiteTerms its) {
        return its.share().areas().isEmpty()
                ? Set.of(Quota.EVERYWHERE)
                : its.share().areas();
    }

    /** The ledger knows of what it sent for which site, and a site's targets are counted in the areas of that site alone. */
    private Quota left(Quota configured, String area, Set<String> sites, Instant now) {
        Set<String> counted = sites.stream()
                .filter(site -> terms.apply(site).share().drawsOn(area))
                .collect(Collectors.toSet());
        long used =
                history.sentSince(counted, configured.kind(), QuotaDay.of(now).start());
        return new Quota(
                configured.kind(),
                area,
                configured.batch(),
                configured.daily(),
                Math.max(0, configured.daily() - used));
    }

    private static List<Quota> ofItsAreas(List<Quota> quotas, SiteTerms its) {
        return quotas.stream()
                .filter(quota ->
                        its.share().areas().isEmpty() || its.share().areas().contains(quota.area()))
                .toList();
    }

    /**
     * Reads the site's figures once more for the report, which can do without them.
     *
     * @return whether it makes sense to ask about further sites of its account and product
     */
    public boolean lastReading(String site) throws InterruptedException {
        if (halt.reason(site).isPresent()) {
            return true;
        }
        try {
            List<Quota> quotas = providers.of(site).quota();
            runs.quotaRead(run, site, ofItsAreas(quotas, terms.apply(site)), clock.instant());
            return true;
        } catch (ProviderException e) {
            log.warn("The quota of site {} after the run is not known: {}", site, e.error());
            return false;
        }
    }

    /** How far an error about a site reaches. */
    public HaltScope scope(ProviderError error, String site) {
        return ErrorFindings.scope(error, site, terms.apply(site));
    }

    /** The site's terms. */
    SiteTerms terms(String site) {
        return terms.apply(site);
    }

    private QuotaPool pool(SiteTerms its) {
        return pools.of(its.share().pool());
    }

    private ReentrantLock reading(SiteTerms its) {
        return pools.reading(its.share().pool());
    }
}
