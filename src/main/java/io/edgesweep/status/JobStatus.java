package io.edgesweep.status;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.SharedQuota;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a job's last finished run ended.
 *
 * @param run         the run
 * @param calls       its calls
 * @param looks       the pages of which it was looked what the CDN serves, by what that came to; nothing where none was
 * @param stale       how many pages that the job has purged are stale at the edge now, whichever of its runs found them so last
 * @param quotas      how the quotas stand that it read
 * @param lastSuccess when a run of the job last ended with the exit code 0; null if none that is kept did
 */
public record JobStatus(
        Run run,
        CallFigures calls,
        Map<Freshness, Long> looks,
        long stale,
        List<SharedQuota> quotas,
        @Nullable Instant lastSuccess) {

    public JobStatus {
        looks = Map.copyOf(looks);
        quotas = List.copyOf(quotas);
    }
}
