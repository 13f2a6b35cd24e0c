package io.edgesweep.report;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.Chart.Row;
import io.edgesweep.report.Chart.Series;
import io.edgesweep.report.RunReport.HistoryLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pictures of a report. */
final class Charts {

    private static final int PARTS = 60;

    private Charts() {}

    /**
     * All that have something to show.
     *
     * @param runs     the job's runs, oldest first, this one last
     * @param batches  when this run's batches were sent and settled
     * @param readings the quotas that those runs have read
     */
    static List<Chart> of(List<HistoryLine> runs, BatchTally batches, int ceiling, List<QuotaReading> readings) {
        List<Chart> charts = new ArrayList<>();
        List<Row> outcomes = runs.stream()
                .map(run -> new Row(Words.time(run.started()), List.of(run.confirmed(), run.open())))
                .toList();
        if (runs.size() > 1 && Chart.hasNumbers(outcomes)) {
            charts.add(Chart.of(
                    "Outcomes of this job's runs in 30 days",
                    "Targets. Open are those that failed, were refused, wait or are unsettled.",
                    List.of(new Series("confirmed", "confirmed"), new Series("open", "failed")),
                    outcomes,
                    0,
                    ""));
        }
        List<Row> pace = batches.pace(PARTS).stream()
                .map(part -> new Row("second " + part.second(), List.of((long) part.most())))
                .toList();
        if (Chart.hasNumbers(pace)) {
            charts.add(Chart.of(
                    "Calls per second",
                    "The most in any second of each part of the run, by the last call of every batch.",
                    List.of(new Series("calls", "confirmed")),
                    pace,
                    ceiling,
                    "allowed:"));
        }
        List<Row> waited = batches.waited().stream()
                .map(each -> new Row(each.words(), List.of(each.targets())))
                .toList();
        if (Chart.hasNumbers(waited)) {
            charts.add(Chart.of(
                    "Time from call to confirmation",
                    "Targets of this run's batches, by when we saw them confirmed.",
                    List.of(new Series("targets", "confirmed")),
                    waited,
                    0,
                    ""));
        }
        charts.addAll(quotas(readings));
        return charts;
    }

    /** One for each quota of which something was used, as far as its figures were read. */
    private static List<Chart> quotas(List<QuotaReading> readings) {
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
        List<Chart> charts = new ArrayList<>();
        days.forEach((line, byDay) -> {
            List<Row> rows = byDay.entrySet().stream()
                    .map(day -> new Row(day.getKey(), List.of(used(day.getValue()))))
                    .toList();
            if (Chart.hasNumbers(rows)) {
                charts.add(Chart.of(
                        "Quota of " + line.site() + ", kind " + line.kind()
                                + (line.area().isEmpty() ? "" : ", " + line.area()) + ", by quota day",
                        "Targets used by all, when a run of this job last asked on the day (UTC+8).",
                        List.of(new Series("used", "carried-over")),
                        rows,
                        byDay.lastEntry().getValue().quota().daily(),
                        "a day:"));
            }
        });
        return charts;
    }

    private static long used(QuotaReading reading) {
        return Math.max(0, reading.quota().daily() - reading.quota().available());
    }
}
