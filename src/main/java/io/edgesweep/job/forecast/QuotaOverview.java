package io.edgesweep.job.forecast;

import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.ExitCode;
import java.time.Instant;
import java.util.List;

/**
 * How the quotas of sites stand.
 *
 * @param at       when they were read
 * @param day      the quota day (UTC+8) that this is part of
 * @param resets   when the next one begins
 * @param quotas   one for each quota, and one for each kind that waits and has none
 * @param problems why quotas could not be read
 * @param exitCode 0, or what the first problem means for whoever asked
 */
public record QuotaOverview(
        Instant at,
        QuotaDay day,
        Instant resets,
        List<QuotaStanding> quotas,
        List<String> problems,
        ExitCode exitCode) {}
