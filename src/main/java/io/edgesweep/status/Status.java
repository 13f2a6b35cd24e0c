package io.edgesweep.status;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.targets.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How things stand, as far as the ledger knows.
 *
 * @param jobs    one for each job of which a run that is kept has finished, by name
 * @param waiting how many targets wait to be sent, over all jobs, by site and kind
 */
public record Status(List<JobStatus> jobs, Map<String, Map<Kind, Long>> waiting) {

    public Status {
        jobs = List.copyOf(jobs);
    }

    /** Reads how things stand now. Asks no provider. */
    public static Status of(Ledger ledger) {
        List<JobStatus> jobs = new ArrayList<>();
        for (Run run : ledger.runs().latestOfEachJob()) {
            jobs.add(new JobStatus(
                    run,
                    ledger.runs().calls(run.id()),
                    latest(ledger.runs().quotas(run.id())),
                    ledger.runs().latestSuccess(run.job()).orElse(null)));
        }
        return new Status(jobs, ledger.history().waiting());
    }

    private static List<QuotaReading> latest(List<QuotaReading> readings) {
        Map<List<Object>, QuotaReading> latest = new LinkedHashMap<>();
        readings.forEach(reading -> latest.put(
                List.of(reading.site(), reading.quota().kind(), reading.quota().area()), reading));
        return List.copyOf(latest.values());
    }
}
