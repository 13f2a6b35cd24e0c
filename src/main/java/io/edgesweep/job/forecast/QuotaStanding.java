package io.edgesweep.job.forecast;

import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.Standing;
import io.edgesweep.targets.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one quota stands now. All figures are targets.
 *
 * @param sites     the sites that draw on it
 * @param kind      what its targets name
 * @param figures   how much is used of it and left; null when the provider tells no quota for the kind
 * @param backlog   how many wait, over all jobs
 * @param held      how many of these do not wait for quota
 * @param heldBy    what keeps them from being sent; empty when none is held
 * @param clearedOn the quota day on which the last of those is sent that wait for quota, if nothing new comes and there are
 *                  runs on each; null when none wait, or when it cannot be forecast
 */
public record QuotaStanding(
        List<String> sites,
        Kind kind,
        @Nullable Standing figures,
        long backlog,
        long held,
        String heldBy,
        @Nullable QuotaDay clearedOn) {

    public QuotaStanding {
        sites = List.copyOf(sites);
    }
}
