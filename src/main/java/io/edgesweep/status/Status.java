package io.edgesweep.status;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How things stand, as far as the ledger knows.
 *
 * @param jobs    one for each job of which a run that is kept has finished, by name
 * @param quotas  how the quotas stand that runs have read
 * @param waiting how many targets wait to be sent, over all jobs, by site and kind
 */
public record Status(List<JobStatus> jobs, List<SharedQuota> quotas, Map<String, Map<Kind, Long>> waiting) {

    public Status {
        jobs = List.copyOf(jobs);
        quotas = List.copyOf(quotas);
    }

    /**
     * Reads how things stand now. Asks no provider.
     *
     * @param shares which quotas the sites draw on
     */
    public static Status of(Ledger ledger, QuotaShares shares, Instant now) {
        List<JobStatus> jobs = new ArrayList<>();
        for (Run run : ledger.runs().latestOfEachJob()) {
            jobs.add(new JobStatus(
                    run,
                    ledger.runs().calls(run.id()),
                    QuotaStandings.of(ledger.runs().quotas(run.id()), ledger.history(), shares, now)
                            .all(),
                    ledger.runs().latestSuccess(run.job()).orElse(null)));
        }
        return new Status(
                jobs,
                QuotaStandings.lastRead(ledger, shares, now).all(),
                ledger.history().waiting());
    }
}
