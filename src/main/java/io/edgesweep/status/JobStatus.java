package io.edgesweep.status;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.SharedQuota;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job's last finished run ended.
 *
 * @param run         the run
 * @param calls       its calls
 * @param quotas      how the quotas stand that it read
 * @param lastSuccess when a run of the job last ended with the exit code 0; null if none that is kept did
 */
public record JobStatus(
        Run run,
        CallFigures calls,
        List<SharedQuota> quotas,
        @Nullable Instant lastSuccess) {

    public JobStatus {
        quotas = List.copyOf(quotas);
    }
}
