package io.edgesweep.report.write;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.write.Chart.Row;
import io.edgesweep.report.write.Chart.Series;
import io.edgesweep.report.write.EarlierRuns.Shown;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pictures of a report. */
final class Charts {

    private static final int PARTS = 60;

    private final List<Chart> charts = new ArrayList<>();

    private Charts() {}

    /**
     * All that have something to show.
     *
     * @param runs     the job's runs, oldest first, this one last
     * @param batches  when this run's batches were sent and settled
     * @param readings the quotas that those runs have read
     */
    static List<Chart> of(List<Shown> runs, BatchTally batches, int ceiling, List<QuotaReading> readings) {
        Charts charts = new Charts();
        charts.addRuns(runs);
        charts.add(
                "Calls per second",
                "The most in any second of each part of the run, by the last call of every batch.",
                List.of(new Series("calls", "confirmed")),
                batches.pace(PARTS).stream()
                        .map(part -> new Row("second " + part.second(), List.of((long) part.most())))
                        .toList(),
                ceiling,
                "allowed:");
        charts.add(
                "Time from call to confirmation",
                "Targets of this run's batches, by when we saw them confirmed.",
                List.of(new Series("targets", "confirmed")),
                batches.waited().stream()
                        .map(each -> new Row(each.words(), List.of(each.targets())))
                        .toList(),
                0,
                "");
        charts.addQuotas(readings);
        return List.copyOf(charts.charts);
    }

    private void addRuns(List<Shown> runs) {
        if (runs.size() > 1) {
            add(
                    "Outcomes of this job's runs in 30 days",
                    "Targets; what was left out on purpose is not among them.",
                    List.of(
                            new Series("confirmed", "confirmed"),
                            new Series("waiting", "carriedOver"),
                            new Series("unsettled", "unsettled"),
                            new Series("failed, refused, invalid or stopped", "failed")),
                    runs.stream()
                            .map(run -> new Row(HumanFormat.time(run.started()), outcomes(run.counts())))
                            .toList(),
                    0,
                    "");
        }
    }

    private static List<Long> outcomes(OutcomeCounts counts) {
        return List.of(
                counts.of(Outcome.CONFIRMED),
                counts.of(Outcome.CARRIED_OVER),
                counts.of(Outcome.UNSETTLED),
                counts.of(Outcome.FAILED)
                        + counts.of(Outcome.REFUSED)
                        + counts.of(Outcome.INVALID)
                        + counts.of(Outcome.STOPPED));
    }

    /** Nobody needs a picture of nothing. */
    private void add(String title, String note, List<Series> series, List<Row> rows, long limit, String limitWords) {
        if (rows.stream().anyMatch(row -> row.sum() > 0)) {
            charts.add(Chart.of(title, note, series, rows, limit, limitWords));
        }
    }

    /** One for each quota of which something was used, as far as its figures were read. */
    private void addQuotas(List<QuotaReading> readings) {
        record Line(String site, String kind, String area) {}
        Map<Line, TreeMap<String, QuotaReading>> days = new TreeMap<>(Comparator.comparing(Line::toString));
        for (QuotaReading reading : readings) {
            Line line = new Line(
                    reading.site(),
                    reading.quota().kind().word(),
                    reading.quota().area());
            // Quota is only ever used up during its day, so the day's last reading says most.
            days.computeIfAbsent(line, unknown -> new TreeMap<>())
                    .merge(
                            QuotaDay.of(reading.at()).toString(),
                            reading,
                            (one, other) -> one.at().isAfter(other.at()) ? one : other);
        }
        days.forEach((line, byDay) -> add(
                "Quota of " + line.site() + ", kind " + line.kind()
                        + (line.area().isEmpty() ? "" : ", " + line.area()) + ", by quota day",
                "Targets used by all, when a run of this job last asked on the day (UTC+8).",
                List.of(new Series("used", "carriedOver")),
                byDay.entrySet().stream()
                        .map(day -> new Row(
                                day.getKey(), List.of(day.getValue().quota().used())))
                        .toList(),
                byDay.lastEntry().getValue().quota().daily(),
                "a day:"));
    }
}
