package io.edgesweep.status;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job's last finished run ended.
 *
 * @param run         the run
 * @param calls       its calls
 * @param quotas      the quotas as it last read them, one for each site, kind and area
 * @param lastSuccess when a run of the job last ended with the exit code 0; null if none that is kept did
 */
public record JobStatus(
        Run run,
        CallFigures calls,
        List<QuotaReading> quotas,
        @Nullable Instant lastSuccess) {

    public JobStatus {
        quotas = List.copyOf(quotas);
    }
}
