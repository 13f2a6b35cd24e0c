package io.edgesweep.status;

import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.task.Outcome;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The status as metrics. */
public final class StatusMetrics {

    private final Map<Metric, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();

    private StatusMetrics() {}

    /** The metrics of the status, each with its help. */
    public static MetricSnapshots of(Status status) {
        return of(status, Map.of());
    }

    /**
     * As the other one, with what only a process that goes on can tell.
     *
     * @param waited how long calls have waited for their permits since its start, by account
     */
    public static MetricSnapshots of(Status status, Map<String, Duration> waited) {
        StatusMetrics metrics = new StatusMetrics();
        status.runs().forEach(count -> metrics.add(Metric.RUNS, count.runs(), count.job(), count.verdict()));
        status.jobs().forEach(metrics::add);
        status.quotas().forEach(metrics::add);
        status.backlog()
                .forEach((site, kinds) ->
                        kinds.forEach((kind, targets) -> metrics.add(Metric.BACKLOG, targets, site, kind.word())));
        status.jobBacklog().forEach((job, targets) -> metrics.add(Metric.JOB_BACKLOG, targets, job));
        status.heldUntil()
                .forEach((job, until) -> metrics.add(
                        Metric.PAUSED_UNTIL,
                        until.equals(Instant.MAX) ? Double.POSITIVE_INFINITY : until.toEpochMilli() / 1000.0,
                        job));
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        metrics.gauges.values().forEach(gauge -> snapshots.metricSnapshot(gauge.build()));
        if (!waited.isEmpty()) {
            snapshots.metricSnapshot(counter(Metric.PERMIT_WAIT, waited));
        }
        return snapshots.build();
    }

    private void add(JobStatus status) {
        String job = status.run().job();
        Instant finished = status.run().finished();
        add(Metric.RUN_VERDICT, 1, job, status.run().verdict());
        add(Metric.EXIT_CODE, Objects.requireNonNullElse(status.run().exitCode(), 1), job);
        add(Metric.ENDED, finished, job);
        add(Metric.SUCCEEDED, status.lastSuccess(), job);
        if (finished != null) {
            add(Metric.TOOK, seconds(Duration.between(status.run().started(), finished)), job);
        }
        for (Outcome outcome : Outcome.values()) {
            add(Metric.TARGETS, status.run().counts().of(outcome), job, outcome.word());
        }
        add(Metric.CALLS, status.calls().submitted(), job);
        add(Metric.REFUSALS, status.calls().refusedForRate(), job);
        status.looks().forEach((freshness, pages) -> add(Metric.EDGE_PAGES, pages, job, freshness.word()));
        add(Metric.STALE_PAGES, status.stale(), job);
        add(Metric.PERMIT_WAIT_OF_RUN, seconds(status.calls().waited()), job);
    }

    /** Once for each of the sites that share it, so that one finds a site's quota by its name. */
    private void add(SharedQuota shared) {
        for (String site : shared.sites()) {
            String kind = shared.kind().word();
            add(Metric.QUOTA_LEFT, shared.standing().left(), site, kind, shared.area());
            add(Metric.QUOTA_AVAILABLE, shared.standing().quota().available(), site, kind, shared.area());
            add(Metric.QUOTA_DAILY, shared.standing().quota().daily(), site, kind, shared.area());
        }
    }

    private void add(Metric metric, @Nullable Instant time, String job) {
        if (time != null) {
            add(metric, time.toEpochMilli() / 1000.0, job);
        }
    }

    private void add(Metric metric, long value, String... labels) {
        add(metric, (double) value, labels);
    }

    private void add(Metric metric, double value, String... labels) {
        gauges.computeIfAbsent(metric, its -> GaugeSnapshot.builder()
                        .name(its.name())
                        .help(its.help())
                        .unit(its.unit()))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(metric.labels(labels))
                        .value(value)
                        .build());
    }

    private static CounterSnapshot counter(Metric metric, Map<String, Duration> values) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name(metric.name())
                .help(metric.help())
                .unit(metric.unit());
        values.forEach((label, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(metric.labels(label))
                .value(seconds(value))
                .build()));
        return counter.build();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
