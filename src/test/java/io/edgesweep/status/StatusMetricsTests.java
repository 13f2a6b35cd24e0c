package io.edgesweep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunCount;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Hold;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.Standing;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusMetricsTests {

    private static final Instant BEGIN = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void are_written_as_prometheus_reads_them() throws IOException {
        assertThat(text(StatusMetrics.of(nightly()))).isEqualTo("""
                # HELP edgesweep_backlog_targets Targets that wait to be sent, over all jobs.
                # TYPE edgesweep_backlog_targets gauge
                edgesweep_backlog_targets{kind="url",site="www"} 2300.0
                # HELP edgesweep_edge_pages Pages of the job's last run of which it was looked what the CDN serves, by what that came to.
                # TYPE edgesweep_edge_pages gauge
                edgesweep_edge_pages{freshness="fresh",job="nightly"} 97.0
                edgesweep_edge_pages{freshness="stale",job="nightly"} 2.0
                edgesweep_edge_pages{freshness="unknown",job="nightly"} 1.0
                # HELP edgesweep_job_backlog_targets Targets of the job that wait to be sent.
                # TYPE edgesweep_job_backlog_targets gauge
                edgesweep_job_backlog_targets{job="nightly"} 2300.0
                # HELP edgesweep_last_run_calls The calls of the job's last run that handed over batches.
                # TYPE edgesweep_last_run_calls gauge
                edgesweep_last_run_calls{job="nightly"} 12.0
                # HELP edgesweep_last_run_duration_seconds How long the job's last run took.
                # TYPE edgesweep_last_run_duration_seconds gauge
                edgesweep_last_run_duration_seconds{job="nightly"} 90.0
                # HELP edgesweep_last_run_exit_code The exit code of the job's last run.
                # TYPE edgesweep_last_run_exit_code gauge
                edgesweep_last_run_exit_code{job="nightly"} 4.0
                # HELP edgesweep_last_run_permit_wait_seconds How long these calls waited for their permits, all together.
                # TYPE edgesweep_last_run_permit_wait_seconds gauge
                edgesweep_last_run_permit_wait_seconds{job="nightly"} 1.5
                # HELP edgesweep_last_run_refusals How many of these calls the provider refused because they came too fast.
                # TYPE edgesweep_last_run_refusals gauge
                edgesweep_last_run_refusals{job="nightly"} 1.0
                # HELP edgesweep_last_run_timestamp_seconds When the job's last run ended.
                # TYPE edgesweep_last_run_timestamp_seconds gauge
                edgesweep_last_run_timestamp_seconds{job="nightly"} 1.79548569E9
                # HELP edgesweep_last_success_timestamp_seconds When a run of the job last ended with the exit code 0.
                # TYPE edgesweep_last_success_timestamp_seconds gauge
                edgesweep_last_success_timestamp_seconds{job="nightly"} 1.7953992E9
                # HELP edgesweep_quota_available Targets that the provider still takes of the daily quota, with the reserve, as far as is known without asking.
                # TYPE edgesweep_quota_available gauge
                edgesweep_quota_available{area="",kind="url",site="www"} 412.0
                # HELP edgesweep_quota_daily Targets that one quota day allows.
                # TYPE edgesweep_quota_daily gauge
                edgesweep_quota_daily{area="",kind="url",site="www"} 10000.0
                # HELP edgesweep_quota_left Targets that runs may still send of the daily quota, the reserve kept, as far as is known without asking.
                # TYPE edgesweep_quota_left gauge
                edgesweep_quota_left{area="",kind="url",site="www"} 312.0
                # HELP edgesweep_run_verdict 1 for the verdict on the job's last run.
                # TYPE edgesweep_run_verdict gauge
                edgesweep_run_verdict{job="nightly",verdict="quota-reached"} 1.0
                # HELP edgesweep_runs Runs that the ledger holds.
                # TYPE edgesweep_runs gauge
                edgesweep_runs{job="nightly",verdict="quota-reached"} 7.0
                # HELP edgesweep_stale_pages Pages of which the CDN served an old copy after a run of the job, and that nobody has purged since or found fresh.
                # TYPE edgesweep_stale_pages gauge
                edgesweep_stale_pages{job="nightly"} 3.0
                # HELP edgesweep_targets What became of the rows and targets of the job's last run.
                # TYPE edgesweep_targets gauge
                edgesweep_targets{job="nightly",outcome="carriedOver"} 2300.0
                edgesweep_targets{job="nightly",outcome="comment"} 0.0
                edgesweep_targets{job="nightly",outcome="confirmed"} 9588.0
                edgesweep_targets{job="nightly",outcome="duplicate"} 0.0
                edgesweep_targets{job="nightly",outcome="excluded"} 0.0
                edgesweep_targets{job="nightly",outcome="failed"} 0.0
                edgesweep_targets{job="nightly",outcome="invalid"} 0.0
                edgesweep_targets{job="nightly",outcome="refused"} 0.0
                edgesweep_targets{job="nightly",outcome="stopped"} 0.0
                edgesweep_targets{job="nightly",outcome="unchanged"} 0.0
                edgesweep_targets{job="nightly",outcome="unsettled"} 0.0
                """);
    }

    /** As docs/monitoring.md lists them, with their labels. */
    @Test
    void are_in_the_page_one_by_one() throws IOException {
        Map<String, Set<String>> written = new TreeMap<>();
        Status nightly = nightly();
        Status paused = new Status(
                nightly.jobs(), nightly.runs(), nightly.quotas(), nightly.waiting(), List.of(aPauseOf("nightly")));
        text(StatusMetrics.of(paused, Map.of("main", Duration.ofSeconds(3))))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> written.put(
                        line.replaceFirst("[{].*", ""),
                        Pattern.compile("(\\w+)=\"")
                                .matcher(line)
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));

        assertThat(MonitoringPage.metrics("The metrics")).isEqualTo(written);
    }

    @Test
    void tell_of_a_job_that_never_succeeded_no_time_of_success() throws IOException {
        Status status = new Status(
                List.of(new JobStatus(
                        run("nightly", 3), new CallFigures(0, 0, 0, Duration.ZERO), Map.of(), 0, List.of(), null)),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(text(StatusMetrics.of(status))).doesNotContain("last_success");
    }

    private static HeldJobs aPauseOf(String job) {
        Hold hold = new Hold(
                Hold.Kind.PAUSE,
                PauseScope.job(job),
                "the sale",
                "admin",
                BEGIN,
                BEGIN.plusSeconds(60),
                ZoneOffset.UTC);
        return new HeldJobs(hold, List.of(job));
    }

    private static Status nightly() {
        SharedQuota quota = new SharedQuota(
                new TreeSet<>(Set.of("www")),
                BEGIN,
                new Standing(new Quota(Kind.URL, 1000, 10_000, 412), 9588, 0L, 100, 312));
        return new Status(
                List.of(new JobStatus(
                        run("nightly", 4),
                        new CallFigures(12, 1, 20, Duration.ofMillis(1500)),
                        Map.of(Freshness.FRESH, 97L, Freshness.STALE, 2L, Freshness.UNKNOWN, 1L),
                        3,
                        List.of(quota),
                        BEGIN.minusSeconds(86_400))),
                List.of(new RunCount("nightly", "quota-reached", 7)),
                List.of(quota),
                List.of(new JobTargets("nightly", "www", Kind.URL, 2300)),
                List.of());
    }

    private static Run run(String job, @Nullable Integer exitCode) {
        return new Run(
                "run-1",
                job,
                "www",
                RunState.FINISHED,
                "url by invalidate",
                "hash",
                "host:1",
                BEGIN,
                BEGIN.plusSeconds(90),
                new OutcomeCounts(11_888, 0, Map.of(Outcome.CONFIRMED, 9588L, Outcome.CARRIED_OVER, 2300L)),
                "quota-reached",
                exitCode,
                false,
                2300);
    }

    private static String text(MetricSnapshots metrics) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, metrics);
        return text.toString(StandardCharsets.UTF_8);
    }
}
