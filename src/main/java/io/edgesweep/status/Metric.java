package io.edgesweep.status;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every metric of ours. The metrics file and the endpoint of {@code serve} are both written from this list. All are gauges but the
 * last one: they tell of the last run, and what the ledger has forgotten of older ones would make a counter fall.
 *
 * @param name   what it is called; a counter's gets {@code _total} where it is written
 * @param unit   seconds, or null where it counts
 * @param help   what it tells
 * @param labels the names of its labels
 */
record Metric(String name, @Nullable Unit unit, String help, List<String> labels) {

    static final Metric RUNS = of("edgesweep_runs", null, "Runs that the ledger holds.", "job", "verdict");
    static final Metric RUN_VERDICT =
            of("edgesweep_run_verdict", null, "1 for the verdict on the job's last run.", "job", "verdict");
    static final Metric EXIT_CODE =
            of("edgesweep_last_run_exit_code", null, "The exit code of the job's last run.", "job");
    static final Metric ENDED =
            of("edgesweep_last_run_timestamp_seconds", Unit.SECONDS, "When the job's last run ended.", "job");
    static final Metric TOOK =
            of("edgesweep_last_run_duration_seconds", Unit.SECONDS, "How long the job's last run took.", "job");
    static final Metric SUCCEEDED = of(
            "edgesweep_last_success_timestamp_seconds",
            Unit.SECONDS,
            "When a run of the job last ended with the exit code 0.",
            "job");
    static final Metric TARGETS = of(
            "edgesweep_targets", null, "What became of the rows and targets of the job's last run.", "job", "outcome");
    static final Metric CALLS =
            of("edgesweep_last_run_calls", null, "The calls of the job's last run that handed over batches.", "job");
    static final Metric REFUSALS = of(
            "edgesweep_last_run_refusals",
            null,
            "How many of these calls the provider refused because they came too fast.",
            "job");
    static final Metric PERMIT_WAIT_OF_RUN = of(
            "edgesweep_last_run_permit_wait_seconds",
            Unit.SECONDS,
            "How long these calls waited for their permits, all together.",
            "job");
    static final Metric EDGE_PAGES = of(
            "edgesweep_edge_pages",
            null,
            "Pages of the job's last run of which it was looked what the CDN serves, by what that came to.",
            "job",
            "freshness");
    static final Metric STALE_PAGES = of(
            "edgesweep_stale_pages",
            null,
            "Pages of which the CDN served an old copy after a run of the job, and that nobody has purged since or found fresh.",
            "job");
    static final Metric QUOTA_LEFT = of(
            "edgesweep_quota_left",
            null,
            "Targets that runs may still send of the daily quota, the reserve kept, as far as is known without asking.",
            "site",
            "kind",
            "area");
    static final Metric QUOTA_AVAILABLE = of(
            "edgesweep_quota_available",
            null,
            "Targets that the provider still takes of the daily quota, with the reserve, as far as is known without asking.",
            "site",
            "kind",
            "area");
    static final Metric QUOTA_DAILY =
            of("edgesweep_quota_daily", null, "Targets that one quota day allows.", "site", "kind", "area");
    static final Metric BACKLOG =
            of("edgesweep_backlog_targets", null, "Targets that wait to be sent, over all jobs.", "site", "kind");
    static final Metric JOB_BACKLOG =
            of("edgesweep_job_backlog_targets", null, "Targets of the job that wait to be sent.", "job");
    static final Metric PAUSED_UNTIL = of(
            "edgesweep_job_paused_until_timestamp_seconds",
            Unit.SECONDS,
            "When the pause or blackout of the job ends; +Inf for when somebody resumes it.",
            "job");
    static final Metric PERMIT_WAIT = of(
            "edgesweep_permit_wait_seconds",
            Unit.SECONDS,
            "How long calls have waited for their permits since the start of serve.",
            "account");

    private static Metric of(String name, @Nullable Unit unit, String help, String... labels) {
        return new Metric(name, unit, help, List.of(labels));
    }

    /** Its labels with these values, in their order. */
    Labels labels(String... values) {
        return Labels.of(labels, List.of(values));
    }
}
