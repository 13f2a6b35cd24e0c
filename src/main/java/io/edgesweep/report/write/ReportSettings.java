package io.edgesweep.report.write;

import io.edgesweep.language.Language;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * What a report needs to know that the ledger does not.
 *
 * @param folder        where reports are written
 * @param shares        which quotas the sites draw on
 * @param ceiling       the calls per second that the account's configuration allows
 * @param deadline      how long a run may take
 * @param successCodes  the exit codes that the job counts as success
 * @param retriesStale  whether what the CDN still serves stands in {@code retry.csv}
 * @param language      in which the page and the summary are written
 * @param zone          of the job's schedule, in which they tell times
 * @param home          the zone in which the list of all jobs' runs tells them
 * @param configuration what holds for the run, by key, without secrets; in the order in which it is told
 */
public record ReportSettings(
        Path folder,
        QuotaShares shares,
        int ceiling,
        Duration deadline,
        Set<Integer> successCodes,
        boolean retriesStale,
        Language language,
        ZoneId zone,
        ZoneId home,
        Map<String, String> configuration) {

    /** What the process exits with for a verdict. */
    public int exitCode(Verdict verdict) {
        int code = verdict.exitCode().code();
        return successCodes.contains(code) ? ExitCode.OK.code() : code;
    }
}
