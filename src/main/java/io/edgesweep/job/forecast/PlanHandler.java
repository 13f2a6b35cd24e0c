package io.edgesweep.job.forecast;

import io.edgesweep.batch.BatchCutter;
import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.BatchLimits;
import io.edgesweep.input.ChangeDetection;
import io.edgesweep.input.Collector;
import io.edgesweep.input.DirectoryCollapse;
import io.edgesweep.input.InputReading;
import io.edgesweep.input.spool.InputSpool;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.report.Verdict;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.RunLimits;
import io.edgesweep.settings.Settings;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.Spill;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dry run: reads a job's input as a run would, and tells what the run would send and what would wait. Sends nothing and
 * writes nothing down; the provider is asked for its quotas only.
 */
public final class PlanHandler {

    private static final int EXAMPLES = 20;

    private final RunServices workshop;

    /**
     * A handler of dry runs.
     *
     * @param workshop its providers hold back everything that would purge
     */
    public PlanHandler(RunServices workshop) {
        this.workshop = workshop;
    }

    /**
     * Plans the job.
     *
     * @throws IOException when what is read cannot be put aside
     */
    public DryRun plan(RunRequest request) throws IOException {
        InputSpool spool = new InputSpool(workshop);
        try {
            return planned(new RunRequest(spool.of(request.job()), request.wideKinds()));
        } finally {
            spool.removeMade();
        }
    }

    private DryRun planned(RunRequest request) throws IOException {
        Instant now = workshop.clock().instant();
        Settings settings = workshop.settings();
        List<Finding> findings = new ArrayList<>();
        List<RejectedRow> examples = new ArrayList<>();
        PlanTally tally = new PlanTally();
        SiteQuotas quotas = new SiteQuotas(workshop);
        try (InputReading input = new InputReading(
                request,
                workshop,
                "",
                "plan-" + UUID.randomUUID(),
                false,
                new InputReading.Listeners(
                        findings::add,
                        page -> page.stream()
                                .filter(row -> row.rejection() != Rejection.COMMENT)
                                .limit(Math.max(0, EXAMPLES - examples.size()))
                                .map(RejectedRow::shown)
                                .forEach(examples::add),
                        () -> false,
                        Progress.NONE))) {
            input.readAll();
            ChangeDetection changes = input.changes();
            Collector collector = input.collector();
            long unique = input.sort(tally::waiting);
            DirectoryCollapse collapse = input.collapse(quotas::of);
            collapse.chosen().forEach(directory -> tally.directory(directory.site()));
            PrefixHints hints = new PrefixHints(settings, quotas, changes);
            OriginForecast origin = new OriginForecast(request.job(), settings, changes);
            input.spill().drain(new Counting(collector, tally, quotas, changes, collapse, hints, origin));
            Consumer<Reason> note = reason -> findings.add(new Finding(now, FindingKind.NOTE, "", reason));
            origin.reasons(quotas::of).forEach(note);
            List<PrefixHint> prefixes = hints.of(input.spill());
            long targets = unique - collector.rejected().getOrDefault(Rejection.UNCHANGED, 0L);
            collector.flush();
            collector.notes().forEach(note);
            changes.dates().reasons().forEach(note);
            List<PlanLine> lines = tally.lines(quotas::of, settings, now);
            TagForecast tags = new TagForecast(
                    lines, workshop.providers(), settings.sites().keySet());
            tags.reasons().forEach(note);
            int limit = request.job().limits().targets();
            return new DryRun(
                    request.job().name(),
                    request.job().site(),
                    new InputFigures(
                            collector.rows(),
                            collector.rejected(),
                            examples,
                            changes.removals().isAsked()
                                    ? 0
                                    : changes.documents().unmodified()),
                    targets,
                    changes.removals().count(),
                    limit == RunLimits.ALL ? null : limit,
                    new Outlook(
                            lines, sending(lines, settings), looks(request.job(), lines), collapse.chosen(), prefixes),
                    findings,
                    Stream.of(
                                    changes.kept().losses().stream(),
                                    quotas.errors().stream()
                                            .map(error -> Reason.of("finding.no-quota", error.reason())),
                                    tags.errors().stream().map(error -> Reason.of("finding.no-tags", error.reason())))
                            .flatMap(Function.identity())
                            .toList(),
                    verdict(
                            request,
                            changes,
                            collector,
                            targets,
                            lines,
                            findings,
                            Stream.concat(quotas.errors().stream(), tags.errors().stream())
                                    .findFirst()));
        }
    }

    private static long looks(JobFile job, List<PlanLine> lines) {
        long pages = lines.stream()
                .filter(line -> line.kind() == Kind.URL)
                .mapToLong(PlanLine::now)
                .sum();
        return job.afterPurge()
                .verify()
                .map(keys ->
                        pages == 0 ? 0 : keys.sample().of(pages) + keys.paths().size())
                .orElse(0L);
    }

    /** As long as the account takes that takes longest: each has a pace of its own. */
    private static Duration sending(List<PlanLine> lines, Settings settings) {
        Map<AccountSettings, Long> calls = new HashMap<>();
        for (PlanLine line : lines) {
            settings.find(line.site())
                    .ifPresent(site -> calls.merge(settings.accountOf(site), line.batches(), Long::sum));
        }
        return calls.entrySet().stream()
                .map(each ->
                        Duration.ofMillis(each.getValue() * 1000 / each.getKey().callsPerSecond()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Verdict verdict(
            RunRequest request,
            ChangeDetection changes,
            Collector collector,
            long targets,
            List<PlanLine> lines,
            List<Finding> findings,
            Optional<ProviderError> error) {
        if (error.isPresent()) {
            return Verdict.of(ErrorFindings.kind(error.get()));
        }
        if (targets > request.job().limits().targets()) {
            return Verdict.OVER_LIMIT;
        }
        if (changes.isWithoutInput(collector)) {
            return Verdict.NO_VALID_INPUT;
        }
        if (collector.rejected().containsKey(Rejection.INVALID)
                || findings.stream().anyMatch(finding -> finding.kind() == FindingKind.SOURCE)) {
            return Verdict.PARTLY_FAILED;
        }
        return lines.stream().anyMatch(line -> line.later() > 0) ? Verdict.QUOTA_REACHED : Verdict.CONFIRMED;
    }

    /** Cuts as a run would, and keeps no more than the sizes of the batches. */
    private final class Counting implements Spill.Sink {

        private final Collector collector;
        private final PlanTally tally;
        private final SiteQuotas quotas;
        private final ChangeDetection changes;
        private final DirectoryCollapse collapse;
        private final PrefixHints hints;
        private final OriginForecast origin;
        private final Map<BatchKey, BatchLimits> limits = new HashMap<>();
        private final BatchCutter cutter = new BatchCutter(key -> limits.computeIfAbsent(key, this::limits));

        Counting(
                Collector collector,
                PlanTally tally,
                SiteQuotas quotas,
                ChangeDetection changes,
                DirectoryCollapse collapse,
                PrefixHints hints,
                OriginForecast origin) {
            this.collector = collector;
            this.tally = tally;
            this.quotas = quotas;
            this.changes = changes;
            this.collapse = collapse;
            this.hints = hints;
            this.origin = origin;
        }

        private BatchLimits limits(BatchKey key) {
            BatchLimits own = workshop.settings().api().batch();
            return own.atMost(quotas.of(key.site()).batchLimit(key.kind(), own.targets()));
        }

        @Override
        public void unique(TargetRow row, @Nullable LastPurge known) {
            origin.saw(row, known);
            changes.compared(row, known);
            Optional<RejectedRow> unchanged = changes.unchanged(row, known);
            if (unchanged.isPresent()) {
                collector.reject(unchanged.get());
            } else if (collapse.of(row).isEmpty()) {
                hints.fresh(row);
                cutter.add(row).ifPresent(tally::fresh);
            }
        }

        @Override
        public void duplicate(RejectedRow row) {
            collector.reject(row);
        }

        @Override
        public void end() {
            cutter.finish().forEach(tally::fresh);
        }
    }
}
