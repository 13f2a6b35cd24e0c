package io.edgesweep.status;

import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.task.Outcome;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status as metrics. All are gauges, because they tell of the last run: what the ledger has forgotten of older ones
 * would make a counter fall.
 */
public final class StatusMetrics {

    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();

    private StatusMetrics() {}

    /** The metrics of the status, each with its help. */
    public static MetricSnapshots of(Status status) {
        StatusMetrics metrics = new StatusMetrics();
        status.jobs().forEach(metrics::add);
        status.quotas().forEach(metrics::add);
        status.waiting()
                .forEach((site, kinds) -> kinds.forEach((kind, targets) -> metrics.gauge(
                        "edgesweep_backlog_targets",
                        "Targets that wait to be sent, over all jobs.",
                        Labels.of("site", site, "kind", kind.word()),
                        targets)));
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        metrics.gauges.values().forEach(gauge -> snapshots.metricSnapshot(gauge.build()));
        return snapshots.build();
    }

    private void add(JobStatus status) {
        Labels job = Labels.of("job", status.run().job());
        gauge(
                "edgesweep_run_verdict",
                "1 for the verdict on the job's last run.",
                job.add("verdict", status.run().verdict()),
                1);
        gauge(
                "edgesweep_last_run_exit_code",
                "The exit code of the job's last run.",
                job,
                Objects.requireNonNullElse(status.run().exitCode(), 1));
        time(
                "edgesweep_last_run_timestamp_seconds",
                "When the job's last run ended.",
                job,
                status.run().finished());
        time(
                "edgesweep_last_success_timestamp_seconds",
                "When a run of the job last ended with the exit code 0.",
                job,
                status.lastSuccess());
        Instant finished = status.run().finished();
        if (finished != null) {
            gauge(
                    "edgesweep_last_run_duration_seconds",
                    "How long the job's last run took.",
                    job,
                    Duration.between(status.run().started(), finished).toMillis() / 1000.0);
        }
        for (Outcome outcome : Outcome.values()) {
            gauge(
                    "edgesweep_targets",
                    "What became of the rows and targets of the job's last run.",
                    job.add("outcome", outcome.word()),
                    status.run().counts().of(outcome));
        }
        gauge(
                "edgesweep_last_run_calls",
                "The calls of the job's last run that handed over batches.",
                job,
                status.calls().submitted());
        gauge(
                "edgesweep_last_run_refusals",
                "How many of these calls the provider refused because they came too fast.",
                job,
                status.calls().refusedForRate());
        gauge(
                "edgesweep_last_run_permit_wait_seconds",
                "How long these calls waited for their permits, all together.",
                job,
                status.calls().waited().toMillis() / 1000.0);
    }

    /** Once for each of the sites that share it, so that one finds a site's quota by its name. */
    private void add(SharedQuota shared) {
        for (String site : shared.sites()) {
            Labels labels = Labels.of("site", site, "kind", shared.kind().word(), "area", shared.area());
            gauge(
                    "edgesweep_quota_left",
                    "Targets that are left of the daily quota, as far as is known without asking.",
                    labels,
                    shared.standing().quota().available());
            gauge(
                    "edgesweep_quota_daily",
                    "Targets that one quota day allows.",
                    labels,
                    shared.standing().quota().daily());
        }
    }

    private void time(String name, String help, Labels labels, @Nullable Instant time) {
        if (time != null) {
            gauge(name, help, labels, time.toEpochMilli() / 1000.0);
        }
    }

    private void gauge(String name, String help, Labels labels, long value) {
        gauge(name, help, labels, (double) value);
    }

    private void gauge(String name, String help, Labels labels, double value) {
        gauges.computeIfAbsent(
                        name, unknown -> GaugeSnapshot.builder().name(name).help(help))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build());
    }
}
