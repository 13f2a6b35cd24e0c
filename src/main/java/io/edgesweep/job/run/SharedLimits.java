package io.edgesweep.job.run;

import io.edgesweep.settings.Settings;
import io.edgesweep.submission.DepartureSlots;
import io.edgesweep.submission.QuotaPools;

/**
 * What the runs of this process share, because the API counts by account and zone and not by run. (They share their accounts' pace,
 * too, which is the providers' to keep.)
 *
 * @param pools the quotas that are drawn on
 * @param slots the calls that may be announced ahead
 */
record SharedLimits(QuotaPools pools, DepartureSlots slots) {

    static SharedLimits of(Settings settings) {
        return new SharedLimits(new QuotaPools(settings.api().call().quotaEvery()), new DepartureSlots());
    }
}
