package io.edgesweep.job.run;

import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.input.ChangeDetection;
import io.edgesweep.input.ChangeFigures;
import io.edgesweep.input.Collector;
import io.edgesweep.input.DirectoryCollapse;
import io.edgesweep.input.InputReading;
import io.edgesweep.input.OriginInquiry;
import io.edgesweep.input.RemovalDetection;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Recorder;
import io.edgesweep.process.StopSignal;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.Spill;
import io.edgesweep.submission.RunQuotas;
import io.edgesweep.targets.Given;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Drops duplicates, cuts the rest into batches, and seals the run; a run that is sealed stays as it is. Then finds out on which
 * hosts tags are purged, for nothing is sent yet.
 */
final class CutTasklet implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(CutTasklet.class);

    private final RunScope scope;
    private final InputReading input;
    private final ChangeDetection changes;
    private final Collector collector;
    private final RunQuotas quotas;
    private final TagReach tags;
    private final Recorder recorder;

    CutTasklet(RunScope scope, InputReading input, RunQuotas quotas, TagReach tags) {
        this.scope = scope;
        this.input = input;
        this.changes = input.changes();
        this.collector = input.collector();
        this.quotas = quotas;
        this.tags = tags;
        this.recorder = scope.services.ledger().recorder();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws IOException, InterruptedException {
        scope.services.stop().check();
        if (!recorder.isSealed(scope.run.id())) {
            seal();
        }
        recorder.supersedePrefetches(scope.run.id());
        tags.find();
        return RepeatStatus.FINISHED;
    }

    private void seal() throws IOException, InterruptedException {
        long unique = input.sort(waiting -> {});
        askTheOrigins();
        Optional<Reason> stopped = scope.stopped();
        Optional<Reason> refused = stopped.isPresent() ? stopped : tooMany(unique);
        if (refused.isPresent()) {
            scope.halt.because(stopped.isPresent() ? FindingKind.STOPPED : FindingKind.LIMIT, refused.get());
            input.spill().drain(refuseAll(refused.get()));
            changes.removals().forget();
        } else {
            cut();
            changes.removals().end();
        }
        noteUnmodified();
        noteRemoved();
        collector.notes().forEach(this::note);
        changes.dates().reasons().forEach(this::note);
        collector.flush();
        Instant now = scope.now();
        if (stopped.isEmpty() && changes.isWithoutInput(collector)) {
            scope.note(FindingKind.NO_INPUT, noInput());
        }
        recorder.seal(scope.run.id(), collector.rows(), collector.rejected(), collector.sources(), now);
        log.info(
                "Read {} in {}, {}",
                HumanFormat.count(collector.rows(), "row", "rows"),
                HumanFormat.duration(Duration.between(scope.began, now)),
                HumanFormat.count(unique, "target", "targets"));
    }

    /** Takes half of the run's time at the most: the other is for what is to be sent. */
    private void askTheOrigins() throws IOException, InterruptedException {
        Instant latest = scope.began.plus(scope.job().limits().deadline().dividedBy(2));
        if (changes.asksTheOrigin()) {
            try (OriginInquiry inquiry = new OriginInquiry(
                    scope.job(),
                    scope.services,
                    changes,
                    input.spill(),
                    scope.services.settings().folders().spill(scope.run.id()),
                    () -> scope.services.stop().isGiven()
                            || scope.isStopped()
                            || !scope.now().isBefore(latest),
                    scope.progress)) {
                inquiry.ask();
                scope.services.stop().check();
                inquiry.notes().forEach(this::note);
                inquiry.silent().forEach(reason -> scope.note(FindingKind.SOURCE, reason));
            }
        }
        ChangeFigures figures = changes.learn(input.spill(), input.sources().isWhole());
        if (figures.learned() > 0) {
            note(Reason.of("finding.learned", figures.learned()));
        }
        if (figures.unknown() > 0) {
            note(Reason.of("finding.unknown-changes", figures.unknown()));
        }
    }

    /** Why the input is taken for a mistake of whoever made it; empty when it is not. */
    private Optional<Reason> tooMany(long unique) throws IOException {
        boolean asked = scope.job().limits().targets() < unique
                || scope.job().limits().changed().isPresent();
        Due due = asked && changes.isAsked() ? due() : new Due(unique, unique);
        if (due.targets > scope.job().limits().targets()) {
            return Optional.of(Reason.of(
                    "over-limit.targets", due.targets, scope.job().limits().targets(), Long.toString(due.targets)));
        }
        return changes.implausible(due.changed).map(why -> Reason.of("over-limit.changed", why));
    }

    /**
     * What is to be purged.
     *
     * @param targets how many in all
     * @param changed how many of them because they have changed, and not because their source wants all
     */
    private record Due(long targets, long changed) {}

    private Due due() throws IOException {
        long[] targets = new long[1];
        long[] changed = new long[1];
        input.spill().drain(new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable LastPurge known) {
                if (changes.unchanged(row, known).isEmpty()) {
                    targets[0]++;
                    changed[0] += changes.isForAChange(row) ? 1 : 0;
                }
            }

            @Override
            public void duplicate(RejectedRow row) {
                // Counts with the row that it is the same as.
            }

            @Override
            public void end() {
                // Nothing was kept back.
            }
        });
        return new Due(targets[0], changed[0]);
    }

    private void noteUnmodified() {
        int unmodified = changes.documents().unmodified();
        if (unmodified > 0) {
            note(Reason.of("finding.unmodified", unmodified));
        }
    }

    private void noteRemoved() {
        RemovalDetection removals = changes.removals();
        if (removals.count() > 0) {
            note(Reason.of("finding.removed", removals.count()));
        }
        if (removals.unclear() > 0) {
            note(Reason.of("finding.removed-unclear", removals.unclear()));
        }
    }

    private void note(Reason reason) {
        scope.note(FindingKind.NOTE, reason);
    }

    private Reason noInput() {
        return collector.rows() == 0
                ? Reason.of("finding.no-rows")
                : Reason.of("finding.no-valid-row", collector.rows());
    }

    private void cut() throws IOException, InterruptedException {
        // Read once now, so that a quota that cannot be read is known before the first batch is cut.
        for (String site : scope.job().sites()) {
            quotas.book(site);
        }
        DirectoryCollapse collapse = collapse();
        for (Directory directory : collapse.chosen()) {
            note(DirectoryCollapse.reason(directory));
        }
        CoveredRows covered =
                new CoveredRows(collapse, scope.services.settings().folders().spill(scope.run.id()));
        try (BatchRecorder recording = new BatchRecorder(scope, quotas)) {
            input.spill().drain(into(recording, covered));
        }
        covered.record(recorder, scope.run.id(), scope.services.stop()::check);
    }

    private DirectoryCollapse collapse() throws IOException {
        if (scope.job().rules().collapse().isPresent() && !input.sources().isWhole()) {
            note(Reason.of("finding.no-directory"));
        }
        return input.collapse(this::book);
    }

    private QuotaBook book(String site) {
        try {
            return quotas.book(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopSignal.StoppedException();
        }
    }

    private Spill.Sink into(BatchRecorder recording, CoveredRows covered) {
        return new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable LastPurge known) throws IOException {
                changes.compared(row, known);
                Optional<RejectedRow> unchanged = changes.unchanged(row, known);
                if (unchanged.isPresent()) {
                    collector.reject(unchanged.get());
                } else if (!covered.take(row)) {
                    recording.add(row);
                }
            }

            @Override
            public void duplicate(RejectedRow row) {
                collector.reject(row);
            }

            @Override
            public void end() throws IOException {
                recording.finish();
            }
        };
    }

    /** Nothing is sent, and none of the documents counts as done with. */
    private Spill.Sink refuseAll(Reason reason) {
        changes.documents().forgetFetched();
        return new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable LastPurge known) {
                Optional<RejectedRow> unchanged = changes.unchanged(row, known);
                collector.reject(unchanged.orElseGet(() -> new RejectedRow(
                        row.ordinal(), row.place(), row.target().value(), Rejection.STOPPED, reason, Given.of(row))));
            }

            @Override
            public void duplicate(RejectedRow row) {
                collector.reject(row);
            }

            @Override
            public void end() {
                // Nothing was kept back.
            }
        };
    }
}
