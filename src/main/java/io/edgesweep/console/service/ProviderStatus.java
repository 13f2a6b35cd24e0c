package io.edgesweep.console.service;

import io.edgesweep.job.forecast.QuotaOverview;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the console asks of those who talk to the provider. */
public interface ProviderStatus {

    /**
     * Asks for the quotas, now.
     *
     * @param sites names of sites; none for all
     * @throws io.edgesweep.settings.MistakesException when a site is not configured
     */
    QuotaOverview quota(List<String> sites) throws InterruptedException;

    /** How long calls have waited for their permits since the start, all together, by account. */
    Map<String, Duration> waited();
}
