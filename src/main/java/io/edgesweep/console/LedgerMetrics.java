package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunCount;
import io.edgesweep.task.Outcome;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger tells of each job, as figures for Prometheus. They are read when they are asked for, so they are right after
 * a restart too, and nothing of a run has to know of them.
 */
final class LedgerMetrics implements MultiCollector {

    private final ConsoleServices desk;

    LedgerMetrics(ConsoleServices desk) {
        this.desk = desk;
    }

    @Override
    public MetricSnapshots collect() {
        List<Run> last = desk.ledger().runs().latestOfEachJob();
        Gauge verdicts = new Gauge("edgesweep_runs", "Runs that the ledger holds, by job and verdict");
        for (RunCount count : desk.ledger().runs().counted()) {
            verdicts.add(count.runs(), Labels.of("job", count.job(), "verdict", count.verdict()));
        }
        List<MetricSnapshot> snapshots = new ArrayList<>(List.of(verdicts.snapshot()));
        snapshots.addAll(ofLast(last));
        snapshots.add(backlog(last));
        snapshots.add(quotas());
        snapshots.add(waited());
        return new MetricSnapshots(snapshots);
    }

    private List<MetricSnapshot> ofLast(List<Run> last) {
        Gauge verdict = new Gauge("edgesweep_run_verdict", "1 for the verdict on the job's last run");
        Gauge exitCode = new Gauge("edgesweep_last_run_exit_code", "Exit code of the job's last run");
        Gauge success =
                new Gauge("edgesweep_last_success_timestamp_seconds", "End of the job's last run with exit code 0");
        Gauge targets = new Gauge("edgesweep_last_run_targets", "Targets of the job's last run, by outcome");
        Gauge calls = new Gauge("edgesweep_last_run_calls", "Calls of the job's last run that handed over batches");
        Gauge refused = new Gauge(
                "edgesweep_last_run_calls_refused_for_rate", "Calls of it that were refused for coming too fast");
        Gauge waited = new Gauge(
                "edgesweep_last_run_permit_wait_seconds",
                "How long these calls waited for their permits, all together");
        for (Run run : last) {
            Labels labels = Labels.of("job", run.job());
            verdict.add(1, labels.add("verdict", run.verdict()));
            exitCode.add(run.exitCode() == null ? 0 : run.exitCode(), labels);
            for (Outcome outcome : Outcome.values()) {
                targets.add(run.counts().of(outcome), labels.add("outcome", outcome.word()));
            }
            CallFigures figures = desk.ledger().runs().calls(run.id());
            calls.add(figures.submitted(), labels);
            refused.add(figures.refusedForRate(), labels);
            waited.add(figures.waited().toMillis() / 1000.0, labels);
            desk.ledger()
                    .runs()
                    .latestSuccess(run.job())
                    .ifPresent(ended -> success.add(ended.toEpochMilli() / 1000.0, labels));
        }
        return List.of(
                verdict.snapshot(),
                exitCode.snapshot(),
                success.snapshot(),
                targets.snapshot(),
                calls.snapshot(),
                refused.snapshot(),
                waited.snapshot());
    }

    /** Of a job that has nothing waiting, that is told too. */
    private MetricSnapshot backlog(List<Run> last) {
        Map<String, Long> waiting = new TreeMap<>();
        last.forEach(run -> waiting.put(run.job(), 0L));
        desk.ledger().history().waitingByJob().forEach(each -> waiting.merge(each.job(), each.targets(), Long::sum));
        Gauge backlog = new Gauge("edgesweep_backlog_targets", "Targets of the job that wait for a later run");
        waiting.forEach((job, targets) -> backlog.add(targets, Labels.of("job", job)));
        return backlog.snapshot();
    }

    private MetricSnapshot quotas() {
        Gauge left =
                new Gauge("edgesweep_quota_left_targets", "What is left of the daily quota, as the runs last read it");
        QuotaStandings.lastRead(
                        desk.ledger(),
                        desk.settings().quotaShares(),
                        desk.clock().instant())
                .all()
                .forEach(shared -> left.add(
                        shared.standing().quota().available(),
                        Labels.of(
                                "sites",
                                String.join(", ", shared.sites()),
                                "kind",
                                shared.kind().word(),
                                "area",
                                shared.area())));
        return left.snapshot();
    }

    private MetricSnapshot waited() {
        CounterSnapshot.Builder waited = CounterSnapshot.builder()
                .name("edgesweep_permit_wait_seconds")
                .help("How long calls have waited for their permits since the start");
        desk.accounts()
                .waited()
                .forEach((account, time) -> waited.dataPoint(CounterDataPointSnapshot.builder()
                        .value(time.toMillis() / 1000.0)
                        .labels(Labels.of("account", account))
                        .build()));
        return waited.build();
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
