package io.edgesweep.job.forecast;

import io.edgesweep.process.StopSignal;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.quota.QuotaPool;
import io.edgesweep.runtime.RunServices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The quotas of the sites that turn up in a dry run, each read once. */
final class SiteQuotas {

    private final RunServices workshop;
    private final Map<String, QuotaBook> books = new HashMap<>();
    private final List<ProviderError> errors = new ArrayList<>();

    SiteQuotas(RunServices workshop) {
        this.workshop = workshop;
    }

    QuotaBook of(String site) {
        return books.computeIfAbsent(site, this::read);
    }

    private QuotaBook read(String site) {
        QuotaPool pool = new QuotaPool();
        QuotaBook book = new QuotaBook(pool, workshop.settings().shareOf(site));
        try {
            pool.update(workshop.providers().of(site).quota());
        } catch (ProviderException e) {
            errors.add(e.error());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopSignal.StoppedException();
        }
        return book;
    }

    /** Why quotas could not be read. */
    List<ProviderError> errors() {
        return errors;
    }
}
