package io.edgesweep.submission;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Runs;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.Reserve;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the quota book of each site of a run up to date with the provider's live figures. */
public final class QuotaDesk {

    private static final Logger log = LoggerFactory.getLogger(QuotaDesk.class);

    private final String run;
    private final Providers providers;
    private final Function<String, Reserve> reserves;
    private final Runs runs;
    private final Halt halt;
    private final InstantSource clock;
    private final Map<String, QuotaBook> books = new HashMap<>();
    private final Map<String, QuotaDay> days = new HashMap<>();

    /** @param reserves the reserve of the site with a name */
    public QuotaDesk(
            String run,
            Providers providers,
            Function<String, Reserve> reserves,
            Runs runs,
            Halt halt,
            InstantSource clock) {
        this.run = run;
        this.providers = providers;
        this.reserves = reserves;
        this.runs = runs;
        this.halt = halt;
        this.clock = clock;
    }

    /** The site's book, read anew when the quota day has turned since it was last read. */
    public synchronized QuotaBook book(String site) throws InterruptedException {
        QuotaDay today = QuotaDay.of(clock.instant());
        if (!today.equals(days.get(site))) {
            refresh(site);
        }
        return existing(site);
    }

    /** Reads the site's figures anew. Where they cannot be had, nothing more is sent. */
    public synchronized void refresh(String site) throws InterruptedException {
        Instant now = clock.instant();
        days.put(site, QuotaDay.of(now));
        try {
            List<Quota> quotas = providers.of(site).quota();
            existing(site).update(quotas);
            runs.quotaRead(run, site, quotas, now);
        } catch (ProviderException e) {
            boolean passing = e.error().errorClass() == ErrorClass.RETRY;
            halt.because(
                    passing ? FindingKind.UNAVAILABLE : FindingKind.DENIED,
                    "The quota of site " + site + " cannot be read: " + e.error());
        }
    }

    /** Reads the site's figures once more for the report, which can do without them. */
    public void lastReading(String site) throws InterruptedException {
        if (halt.reason() != null) {
            return;
        }
        try {
            runs.quotaRead(run, site, providers.of(site).quota(), clock.instant());
        } catch (ProviderException e) {
            log.warn("The quota of site {} after the run is not known: {}", site, e.error());
        }
    }

    private QuotaBook existing(String site) {
        return books.computeIfAbsent(site, name -> new QuotaBook(reserves.apply(name)));
    }
}
