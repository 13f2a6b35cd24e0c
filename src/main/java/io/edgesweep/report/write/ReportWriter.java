package io.edgesweep.report.write;

import static java.util.Objects.requireNonNull;

import io.edgesweep.file.WholeFile;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.KnownLooks;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.Run;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.BatchLine;
import io.edgesweep.report.CountLine;
import io.edgesweep.report.FindingLine;
import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.RunReport.CallLine;
import io.edgesweep.report.RunReport.ForecastLine;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.report.RunReport.SourceLine;
import io.edgesweep.report.RunReport.WarmLine;
import io.edgesweep.report.Summary;
import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the report of a run: {@code index.html}, {@code run.json}, {@code targets.csv}, {@code retry.csv} and
 * {@code summary.md} in a folder of their own, and the list of runs beside them. Every file appears whole. Writing a report
 * again replaces it.
 */
public final class ReportWriter {

    private static final Logger log = LoggerFactory.getLogger(ReportWriter.class);

    private final Ledger ledger;
    private final ReportSettings reporting;
    private final Words words;
    private final ReportPages pages;

    public ReportWriter(Ledger ledger, ReportSettings reporting) {
        this.ledger = ledger;
        this.reporting = reporting;
        this.words = Words.of(reporting.language());
        this.pages = new ReportPages(words, reporting.zone());
    }

    /**
     * Writes the report.
     *
     * @param counts   what became of the run's rows and targets
     * @param finished when the run came to its end
     * @param look     is run for each row and batch, and may end it: each file is whole then, or as it was
     * @throws IOException when a file cannot be written
     * @throws IllegalStateException when the numbers do not add up, which is a mistake of ours
     */
    public WrittenReport write(Run run, OutcomeCounts counts, Instant finished, Runnable look) throws IOException {
        Path folder = Files.createDirectories(folder(run));
        EdgeTally edge = new EdgeTally();
        ledger.edge().forEach(run.id(), edge::add);
        RowTally tally = writeTables(run, folder, look);
        if (!counts.addUp()) {
            throw new IllegalStateException("the numbers of run " + run.id() + " do not add up: " + counts);
        }
        List<Finding> findings = ledger.runs().findings(run.id());
        Warmed warmed = warmed(run, look);
        Set<FindingKind> kinds = findings.stream().map(Finding::kind).collect(Collectors.toSet());
        if (waitsForNoQuota(counts, tally, warmed)) {
            kinds.add(FindingKind.HELD);
        }
        Verdict verdict = Verdict.of(counts, warmed.outcomes(), kinds);
        EarlierRuns earlier = new EarlierRuns(ledger.runs(), run);
        RunReport report = report(run, finished, tally, edge, counts, warmed, findings, verdict, earlier);
        BatchTally batches = new BatchTally(run.started());
        List<BatchLine> firstBatches = writeJson(report, folder, batches, look);
        WholeFile.write(
                folder.resolve("index.html"),
                writer -> pages.writeRun(report, firstBatches, batches.waited(), earlier.compared(), writer));
        WholeFile.write(folder.resolve("summary.md"), writer -> writer.write(Summary.markdown(report, words)));
        return new WrittenReport(report, verdict, folder);
    }

    /**
     * Removes the report of a run, whole or in parts.
     *
     * @throws IOException when a file of it cannot be removed
     */
    public void remove(Run run) throws IOException {
        Path folder = folder(run);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Writes the list of runs. That it cannot be written is a warning: it must not make a run seem unfinished that has ended. */
    public void writeList() {
        try {
            List<Run> runs = ledger.runs().latest(200);
            WholeFile.write(
                    reporting.folder().resolve("index.html"),
                    writer -> pages.writeList(runs, reporting.home(), writer));
        } catch (IOException | RuntimeException e) {
            log.debug("The list of runs", e);
            log.warn(
                    "The list of runs, {}, cannot be written ({}). Free some space on its disk, or make its folder writable; the"
                            + " next run writes it again",
                    reporting.folder().resolve("index.html"),
                    LocalFailure.words(e));
        }
    }

    private Path folder(Run run) {
        return reporting.folder().resolve(run.job()).resolve(run.id());
    }

    private RowTally writeTables(Run run, Path folder, Runnable look) throws IOException {
        RowTally tally = new RowTally(run.started());
        KnownLooks looks = new KnownLooks(ledger.edge(), run.id());
        try (WholeFile targets = new WholeFile(folder.resolve("targets.csv"));
                WholeFile retry = new WholeFile(folder.resolve("retry.csv"))) {
            try (TargetTables tables = new TargetTables(targets.writer(), retry.writer(), words)) {
                ledger.history().forEachRow(run.id(), row -> {
                    look.run();
                    tally.add(row);
                    tables.add(row, looks.of(row).orElse(null), reporting.retriesStale());
                });
            } catch (UncheckedIOException e) {
                throw requireNonNull(e.getCause());
            }
            targets.appear();
            retry.appear();
        }
        return tally;
    }

    private List<BatchLine> writeJson(RunReport report, Path folder, BatchTally tally, Runnable look)
            throws IOException {
        List<BatchLine> first = new ArrayList<>();
        WholeFile.write(
                folder.resolve("run.json"),
                writer -> RunJson.write(
                        report,
                        batches -> ledger.history().forEachBatch(report.run(), batch -> {
                            look.run();
                            BatchLine line = BatchLine.of(batch);
                            batches.accept(line);
                            tally.add(line);
                            if (first.size() < ReportPages.BATCHES_SHOWN) {
                                first.add(line);
                            }
                        }),
                        writer));
        return first;
    }

    private RunReport report(
            Run run,
            Instant finished,
            RowTally tally,
            EdgeTally edge,
            OutcomeCounts counts,
            Warmed warmed,
            List<Finding> findings,
            Verdict verdict,
            EarlierRuns earlier) {
        CallFigures figures = ledger.runs().calls(run.id());
        CallLine calls = new CallLine(
                figures.submitted(),
                figures.refusedForRate(),
                figures.maxPerSecond(),
                reporting.ceiling(),
                figures.complete());
        List<QuotaReading> readings = ledger.runs().quotas(run.id());
        List<QuotaLine> quota = new QuotaLines(readings, sites(tally, warmed.tally()), reporting.shares())
                .lines(
                        site -> kind -> tally.sent(site, kind) + warmed.tally().sent(site, kind),
                        (sites, kind, since, until) ->
                                ledger.history().sentByOthers(run.id(), sites, kind, since, until),
                        (sites, kind, since, until) -> ledger.history().sentByOthers("", sites, kind, since, until),
                        finished);
        WarmLine warm = warmed.line();
        Duration took = Duration.between(run.started(), finished);
        ForecastLine forecast = forecast(finished, tally, counts, readings);
        return new RunReport(
                RunReport.SCHEMA,
                run.id(),
                run.job(),
                run.site(),
                verdict.word(),
                verdict.exitCode().code(),
                reporting.exitCode(verdict),
                reporting.zone().getId(),
                run.started(),
                finished,
                CountLine.of(counts),
                Criteria.of(new Criteria.Facts(counts, calls, quota, findings, took, reporting.deadline())),
                warm,
                edge.line(),
                calls,
                quota,
                forecast,
                ledger.runs().sources(run.id()).stream()
                        .map(source -> new SourceLine(source.source(), source.rows(), source.rejected()))
                        .toList(),
                tally.shares(),
                tally.failures(),
                Stream.concat(tally.unsettled().stream(), warmed.tally().unsettled().stream())
                        .toList(),
                tally.leftOut(),
                findings.stream()
                        .map(each -> new FindingLine(each.at(), each.kind().word(), each.place(), each.reason()))
                        .sorted(Comparator.comparing(line -> line.mayBeTheCause() ? 0 : 1))
                        .toList(),
                earlier.lines(),
                reporting.configuration());
    }

    /** Whether something waits, and none of it for its quota: what is found out to be unsent after the run, for example. */
    private static boolean waitsForNoQuota(OutcomeCounts counts, RowTally tally, Warmed warmed) {
        long waiting = counts.of(Outcome.CARRIED_OVER) + warmed.outcomes().getOrDefault(Outcome.CARRIED_OVER, 0L);
        return waiting > 0 && waiting == tally.held() + warmed.tally().held();
    }

    private ForecastLine forecast(Instant now, RowTally tally, OutcomeCounts counts, List<QuotaReading> readings) {
        return new ForecastLine(
                counts.of(Outcome.CARRIED_OVER),
                tally.held(),
                QuotaStandings.of(readings, ledger.history(), reporting.shares(), now)
                        .clearedOn(tally.waiting(), QuotaDay.of(now))
                        .map(QuotaDay::toString)
                        .orElse(null),
                tally.waitsUntil().orElse(null));
    }

    private static Set<String> sites(RowTally tally, RowTally warmed) {
        Set<String> sites = new HashSet<>(tally.sites());
        sites.addAll(warmed.sites());
        return sites;
    }

    private Warmed warmed(Run run, Runnable look) {
        RowTally tally = new RowTally(run.started());
        ledger.history().forEachWarmed(run.id(), row -> {
            look.run();
            tally.add(row);
        });
        return new Warmed(ledger.history().warmed(run.id()), tally);
    }

    /** What became of the prefetches, and what they have in common. */
    private record Warmed(Map<Outcome, Long> outcomes, RowTally tally) {

        @Nullable
        WarmLine line() {
            long asked = outcomes.values().stream().mapToLong(Long::longValue).sum();
            return asked == 0
                    ? null
                    : new WarmLine(
                            asked,
                            of(Outcome.CONFIRMED),
                            of(Outcome.FAILED),
                            of(Outcome.REFUSED),
                            of(Outcome.CARRIED_OVER),
                            of(Outcome.UNSETTLED),
                            tally.failures());
        }

        private long of(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }
    }
}
