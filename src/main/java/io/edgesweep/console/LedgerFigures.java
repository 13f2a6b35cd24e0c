package io.edgesweep.console;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.task.Outcome;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ledger tells of each job, as figures for Prometheus. They are read when they are asked for, so they are right after
 * a restart too, and nothing of a run has to know of them.
 */
final class LedgerFigures implements MultiCollector {

    /** Among so many of the latest runs is looked for each job's last one, and its last success. */
    private static final int LOOKED_AT = 500;

    private final Desk desk;

    LedgerFigures(Desk desk) {
        this.desk = desk;
    }

    @Override
    public MetricSnapshots collect() {
        List<Run> latest = desk.ledger().runs().latest(LOOKED_AT);
        Map<String, Run> last = new LinkedHashMap<>();
        Map<String, Run> succeeded = new LinkedHashMap<>();
        Gauge verdicts = new Gauge("edgesweep_runs", "Runs that the ledger holds, by job and verdict");
        Map<Labels, Integer> counted = new LinkedHashMap<>();
        for (Run run : latest) {
            if (run.state() == RunState.FINISHED) {
                last.putIfAbsent(run.job(), run);
                if (run.exitCode() != null && run.exitCode() == 0) {
                    succeeded.putIfAbsent(run.job(), run);
                }
                counted.merge(Labels.of("job", run.job(), "verdict", run.verdict()), 1, Integer::sum);
            }
        }
        counted.forEach((labels, number) -> verdicts.add(number, labels));
        List<MetricSnapshot> snapshots = new ArrayList<>(List.of(verdicts.snapshot()));
        snapshots.addAll(ofLast(last, succeeded));
        snapshots.add(quotas(latest));
        return new MetricSnapshots(snapshots);
    }

    private List<MetricSnapshot> ofLast(Map<String, Run> last, Map<String, Run> succeeded) {
        Gauge exitCode = new Gauge("edgesweep_last_run_exit_code", "Exit code of the job's last run");
        Gauge success = new Gauge(
                "edgesweep_last_success_timestamp_seconds", "When the job's last run ended that ended with 0");
        Gauge targets = new Gauge("edgesweep_last_run_targets", "Targets of the job's last run, by outcome");
        Gauge backlog = new Gauge("edgesweep_backlog_targets", "Targets of the job that wait for a later run");
        Gauge calls = new Gauge("edgesweep_last_run_calls", "Calls of the job's last run that handed over batches");
        Gauge refused = new Gauge(
                "edgesweep_last_run_calls_refused_for_rate", "Calls of it that were refused for coming too fast");
        last.forEach((job, run) -> {
            Labels labels = Labels.of("job", job);
            exitCode.add(run.exitCode() == null ? 0 : run.exitCode(), labels);
            for (Outcome outcome : Outcome.values()) {
                targets.add(run.counts().of(outcome), labels.add("outcome", outcome.word()));
            }
            backlog.add(run.counts().of(Outcome.CARRIED_OVER), labels);
            CallFigures figures = desk.ledger().runs().calls(run.id());
            calls.add(figures.submitted(), labels);
            refused.add(figures.refusedForRate(), labels);
        });
        succeeded.forEach((job, run) -> {
            Instant ended = run.finished() == null ? run.started() : run.finished();
            success.add(ended.toEpochMilli() / 1000.0, Labels.of("job", job));
        });
        return List.of(
                exitCode.snapshot(),
                success.snapshot(),
                targets.snapshot(),
                backlog.snapshot(),
                calls.snapshot(),
                refused.snapshot());
    }

    private MetricSnapshot quotas(List<Run> latest) {
        Gauge left =
                new Gauge("edgesweep_quota_left_targets", "What is left of the daily quota, as far as runs were told");
        new QuotaToday(desk, latest)
                .figures(desk.clock().instant())
                .forEach(figure -> left.add(
                        figure.left(),
                        Labels.of("sites", figure.sites(), "kind", figure.kind(), "area", figure.area())));
        return left.snapshot();
    }

    /** A figure that goes up and down, for several labels. */
    private static final class Gauge {

        private final GaugeSnapshot.Builder builder;

        Gauge(String name, String help) {
            this.builder = GaugeSnapshot.builder().name(name).help(help);
        }

        void add(long value, Labels labels) {
            add((double) value, labels);
        }

        void add(double value, Labels labels) {
            builder.dataPoint(
                    GaugeDataPointSnapshot.builder().value(value).labels(labels).build());
        }

        GaugeSnapshot snapshot() {
            return builder.build();
        }
    }
}
