package io.edgesweep.report;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.plan.Forecast;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.RunReport.CallLine;
import io.edgesweep.report.RunReport.CountLine;
import io.edgesweep.report.RunReport.FindingLine;
import io.edgesweep.report.RunReport.ForecastLine;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.report.RunReport.SourceLine;
import io.edgesweep.target.Kind;
import io.edgesweep.task.Counts;
import io.edgesweep.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Writes the report of a run: {@code index.html}, {@code run.json}, {@code targets.csv}, {@code retry.csv} and
 * {@code summary.md} in a folder of their own, and the list of runs beside them. Every file appears whole. Writing a report
 * again replaces it.
 */
public final class ReportWriter {

    private final Ledger ledger;
    private final Reporting reporting;
    private final ReportPages pages = new ReportPages();

    public ReportWriter(Ledger ledger, Reporting reporting) {
        this.ledger = ledger;
        this.reporting = reporting;
    }

    /**
     * Writes the report and ends the run.
     *
     * @param finished when the run came to its end
     * @throws IOException when a file cannot be written
     * @throws IllegalStateException when the numbers do not add up, which is a mistake of ours
     */
    public WrittenReport write(Run run, Instant finished) throws IOException {
        Path folder = Files.createDirectories(folder(run));
        RowTally tally = writeTables(run, folder);
        Counts counts = ledger.history().counts(run.id());
        if (!counts.addUp()) {
            throw new IllegalStateException("the numbers of run " + run.id() + " do not add up: " + counts);
        }
        List<Finding> findings = ledger.runs().findings(run.id());
        Set<FindingKind> kinds = findings.stream().map(Finding::kind).collect(Collectors.toSet());
        Verdict verdict = Verdict.of(counts, kinds);
        RunReport report = report(run, finished, tally, counts, findings, verdict);
        List<BatchLine> firstBatches = writeJson(report, folder);
        WholeFile.write(
                folder.resolve("index.html"), writer -> pages.writeRun(report, verdict, firstBatches, counts, writer));
        WholeFile.write(folder.resolve("summary.md"), writer -> writer.write(Summary.markdown(report, verdict)));
        ledger.runs().finish(run.id(), counts, verdict.word(), report.exitCode(), finished);
        writeList();
        return new WrittenReport(report, verdict, folder);
    }

    /** Writes the list of runs. */
    private void writeList() throws IOException {
        List<Run> runs = ledger.runs().latest(200);
        WholeFile.write(reporting.folder().resolve("index.html"), writer -> pages.writeList(runs, writer));
    }

    private Path folder(Run run) {
        return reporting.folder().resolve(run.job()).resolve(run.id());
    }

    private RowTally writeTables(Run run, Path folder) throws IOException {
        RowTally tally = new RowTally(run.started());
        Path targetsAside = folder.resolve(".targets.csv.part");
        Path retryAside = folder.resolve(".retry.csv.part");
        try (TargetTables tables =
                new TargetTables(Files.newBufferedWriter(targetsAside), Files.newBufferedWriter(retryAside))) {
            ledger.history().forEachRow(run.id(), row -> {
                tally.add(row);
                tables.add(row);
            });
        }
        WholeFile.appear(targetsAside, folder.resolve("targets.csv"));
        WholeFile.appear(retryAside, folder.resolve("retry.csv"));
        return tally;
    }

    private List<BatchLine> writeJson(RunReport report, Path folder) throws IOException {
        List<BatchLine> first = new ArrayList<>();
        WholeFile.write(
                folder.resolve("run.json"),
                writer -> RunJson.write(
                        report,
                        batches -> ledger.history().forEachBatch(report.run(), batch -> {
                            BatchLine line = BatchLine.of(batch);
                            batches.accept(line);
                            if (first.size() < ReportPages.BATCHES_SHOWN) {
                                first.add(line);
                            }
                        }),
                        writer));
        return first;
    }

    private RunReport report(
            Run run, Instant finished, RowTally tally, Counts counts, List<Finding> findings, Verdict verdict) {
        CallFigures calls = ledger.runs().calls(run.id());
        List<QuotaLine> quota = quota(run.id(), tally);
        return new RunReport(
                RunReport.SCHEMA,
                run.id(),
                run.job(),
                run.site(),
                verdict.word(),
                verdict.exitCode().code(),
                reporting.exitCode(verdict),
                Summary.headline(counts),
                run.started(),
                finished,
                CountLine.of(counts),
                new CallLine(calls.submitted(), calls.refusedForRate(), calls.maxPerSecond(), reporting.ceiling()),
                quota,
                forecast(finished, tally, counts, quota),
                ledger.runs().sources(run.id()).stream()
                        .map(source -> new SourceLine(source.source(), source.rows(), source.rejected()))
                        .toList(),
                tally.failures(),
                tally.leftOut(),
                findings.stream()
                        .map(each -> new FindingLine(
                                each.at(),
                                each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                each.place(),
                                each.text()))
                        .toList());
    }

    private List<QuotaLine> quota(String run, RowTally tally) {
        Map<String, QuotaReading> first = new LinkedHashMap<>();
        Map<String, QuotaReading> last = new LinkedHashMap<>();
        for (QuotaReading reading : ledger.runs().quotas(run)) {
            String key = reading.site() + " " + reading.quota().kind();
            first.putIfAbsent(key, reading);
            last.put(key, reading);
        }
        List<QuotaLine> lines = new ArrayList<>();
        first.forEach((key, reading) -> {
            Quota before = reading.quota();
            Quota after = last.getOrDefault(key, reading).quota();
            long ours = tally.sent(reading.site(), before.kind());
            lines.add(new QuotaLine(
                    reading.site(),
                    before.kind().word(),
                    after.batch(),
                    after.daily(),
                    before.available(),
                    after.available(),
                    reporting.reserves().apply(reading.site()).of(after.daily()),
                    ours,
                    Math.max(0, before.available() - after.available() - ours)));
        });
        return lines;
    }

    private ForecastLine forecast(Instant now, RowTally tally, Counts counts, List<QuotaLine> quota) {
        AtomicLong latest = new AtomicLong(Long.MIN_VALUE);
        boolean known = true;
        for (Map.Entry<String, Map<Kind, Long>> site : tally.waiting().entrySet()) {
            Map<Kind, Long> perDay = new EnumMap<>(Kind.class);
            quota.stream()
                    .filter(line -> line.site().equals(site.getKey()))
                    .forEach(line -> perDay.put(
                            Kind.valueOf(line.kind().toUpperCase(Locale.ROOT)), line.daily() - line.reserve()));
            Optional<QuotaDay> cleared = Forecast.clearedOn(site.getValue(), perDay, QuotaDay.of(now));
            known &= cleared.isPresent();
            cleared.ifPresent(day -> latest.accumulateAndGet(day.date().toEpochDay(), Math::max));
        }
        boolean told = known && latest.get() != Long.MIN_VALUE;
        return new ForecastLine(
                counts.of(Outcome.CARRIED_OVER),
                told ? LocalDate.ofEpochDay(latest.get()).toString() : null,
                tally.waitsUntil().orElse(null));
    }
}
