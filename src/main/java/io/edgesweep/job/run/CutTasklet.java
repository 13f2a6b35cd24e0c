package io.edgesweep.job.run;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.input.ChangeFigures;
import io.edgesweep.input.DirectoryCollapse;
import io.edgesweep.input.OriginInquiry;
import io.edgesweep.input.RemovalDetection;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Recorder;
import io.edgesweep.process.StopSignal;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.Given;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final RunParts parts;
    private final Recorder recorder;

    CutTasklet(RunParts parts) {
        this.parts = parts;
        this.recorder = parts.workshop.ledger().recorder();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws IOException, InterruptedException {
        parts.workshop.stop().check();
        if (!recorder.isSealed(parts.run.id())) {
            seal();
        }
        recorder.supersedePrefetches(parts.run.id());
        TagReach.find(parts);
        return RepeatStatus.FINISHED;
    }

    private void seal() throws IOException, InterruptedException {
        long unique = sorted();
        askTheOrigins();
        Optional<String> stopped = parts.stopped();
        Optional<String> refused = stopped.isPresent() ? stopped : tooMany(unique);
        if (refused.isPresent()) {
            parts.halt.because(stopped.isPresent() ? FindingKind.STOPPED : FindingKind.LIMIT, refused.get());
            parts.spill.drain(refuseAll(Reason.said(refused.get())));
            parts.changes.removals().forget();
        } else {
            cut();
            parts.changes.removals().end();
        }
        noteUnmodified();
        noteRemoved();
        parts.collector.notes().forEach(this::note);
        parts.changes.dates().words().forEach(this::note);
        parts.collector.flush();
        Instant now = parts.workshop.clock().instant();
        if (stopped.isEmpty() && parts.changes.isWithoutInput(parts.collector)) {
            parts.note(new Finding(now, FindingKind.NO_INPUT, "", noInput()));
        }
        recorder.seal(
                parts.run.id(), parts.collector.rows(), parts.collector.rejected(), parts.collector.sources(), now);
        log.info(
                "Read {} rows in {}, {} targets to purge",
                HumanFormat.number(parts.collector.rows()),
                HumanFormat.duration(Duration.between(parts.began, now)),
                HumanFormat.number(unique));
    }

    /** Takes half of the run's time at the most: the other is for what is to be sent. */
    private void askTheOrigins() throws IOException, InterruptedException {
        Instant latest = parts.began.plus(parts.job().limits().deadline().dividedBy(2));
        if (parts.changes.asksTheOrigin()) {
            try (OriginInquiry inquiry = new OriginInquiry(
                    parts.job(),
                    parts.workshop,
                    parts.changes,
                    parts.spill,
                    RunParts.spillFolder(parts.workshop.settings(), parts.run.id()),
                    () -> parts.workshop.stop().isGiven()
                            || parts.isStopped()
                            || !parts.workshop.clock().instant().isBefore(latest),
                    parts.progress)) {
                inquiry.ask();
                parts.workshop.stop().check();
                inquiry.notes().forEach(this::note);
                inquiry.silent()
                        .forEach(words -> parts.note(
                                new Finding(parts.workshop.clock().instant(), FindingKind.SOURCE, "", words)));
            }
        }
        ChangeFigures figures = parts.changes.learn(parts.spill, parts.sources.isWhole());
        if (figures.learned() > 0) {
            note(HumanFormat.count(figures.learned(), "target is", "targets are")
                    + " known from now on, and not purged: nothing was known before, and the job says first: learn");
        }
        if (figures.unknown() > 0) {
            note(
                    "Of " + HumanFormat.count(figures.unknown(), "target", "targets")
                            + " it is not known whether they have changed; they are not purged, and targets.csv has the reason of each");
        }
    }

    private long sorted() throws IOException {
        try {
            recorder.forEachWaiting(parts.job().name(), parts.run.id(), waiting -> {
                try {
                    parts.spill.addWaiting(waiting.row(), waiting.since());
                    parts.changes.removals().waits(waiting.row());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        parts.changes.removals().find(parts.collector::removed);
        try (LastPurges known = parts.changes.walk()) {
            return parts.spill.sort(known, parts.changes::isAlwaysWanted);
        }
    }

    /** Why the input is taken for a mistake of whoever made it; empty when it is not. */
    private Optional<String> tooMany(long unique) throws IOException {
        boolean asked = parts.job().limits().targets() < unique
                || parts.job().limits().changed().isPresent();
        Due due = asked && parts.changes.isAsked() ? due() : new Due(unique, unique);
        if (due.targets > parts.job().limits().targets()) {
            return Optional.of(HumanFormat.count(due.targets, "target is", "targets are") + " more than the "
                    + HumanFormat.number(parts.job().limits().targets())
                    + " that limits.targets allows. If they are meant, raise it in the job, or run again with"
                    + " --set limits.targets=" + due.targets);
        }
        return parts.changes
                .implausible(due.changed)
                .map(
                        reason -> reason
                                + ". If it is meant, raise limits.changed in the job, or run again with --set limits.changed=100%");
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
        parts.spill.drain(new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable LastPurge known) {
                if (parts.changes.unchanged(row, known).isEmpty()) {
                    targets[0]++;
                    changed[0] += parts.changes.isForAChange(row) ? 1 : 0;
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
        int unmodified = parts.changes.documents().unmodified();
        if (unmodified > 0) {
            note(HumanFormat.count(unmodified, "sitemap has", "sitemaps have")
                    + " not changed since everything in "
                    + (unmodified == 1 ? "it was confirmed purged, and was" : "them was confirmed purged, and were")
                    + " not read again");
        }
    }

    private void noteRemoved() {
        RemovalDetection removals = parts.changes.removals();
        if (removals.count() > 0) {
            note(HumanFormat.count(removals.count(), "URL is", "URLs are")
                    + " not listed any more; in targets.csv each has the place where it last stood");
        }
        if (removals.unclear() > 0) {
            note("Whether URLs are gone from "
                    + HumanFormat.count(removals.unclear(), "document", "documents")
                    + " cannot be determined while there are invalid rows");
        }
    }

    private void note(String text) {
        parts.note(new Finding(parts.workshop.clock().instant(), FindingKind.NOTE, "", text));
    }

    private String noInput() {
        return parts.collector.rows() == 0
                ? "The sources hold no rows: nothing is purged for them"
                : "None of the " + HumanFormat.count(parts.collector.rows(), "row", "rows")
                        + " read names a valid target";
    }

    private void cut() throws IOException, InterruptedException {
        // Read once now, so that a quota that cannot be read is known before the first batch is cut.
        for (String site : parts.job().sites()) {
            parts.quotas.book(site);
        }
        DirectoryCollapse collapse = collapse();
        for (Directory directory : collapse.chosen()) {
            note(DirectoryCollapse.words(directory));
        }
        CoveredRows covered =
                new CoveredRows(collapse, RunParts.spillFolder(parts.workshop.settings(), parts.run.id()));
        try (BatchRecorder recording = new BatchRecorder(parts)) {
            parts.spill.drain(into(recording, covered));
        }
        covered.record(recorder, parts.run.id());
    }

    private DirectoryCollapse collapse() throws IOException {
        Optional<CollapseRule> rule = parts.job().rules().collapse();
        if (rule.isEmpty()) {
            return DirectoryCollapse.none();
        }
        if (!parts.sources.isWhole()) {
            note("No directory is purged in the place of its URLs, because not all of the sources could be read");
            return DirectoryCollapse.none();
        }
        return DirectoryCollapse.by(rule.get(), parts.spill, parts.workshop.settings(), parts.changes, this::book);
    }

    private QuotaBook book(String site) {
        try {
            return parts.quotas.book(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopSignal.StoppedException();
        }
    }

    private Spill.Sink into(BatchRecorder recording, CoveredRows covered) {
        return new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable LastPurge known) throws IOException {
                parts.changes.compared(row, known);
                Optional<RejectedRow> unchanged = parts.changes.unchanged(row, known);
                if (unchanged.isPresent()) {
                    parts.collector.reject(unchanged.get());
                } else if (!covered.take(row)) {
                    recording.add(row);
                }
            }

            @Override
            public void duplicate(RejectedRow row) {
                parts.collector.reject(row);
            }

            @Override
            public void end() throws IOException {
                recording.finish();
            }
        };
    }

    /** Nothing is sent, and none of the documents counts as done with. */
    private Spill.Sink refuseAll(Reason reason) {
        parts.changes.documents().forgetFetched();
        return new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable LastPurge known) {
                Optional<RejectedRow> unchanged = parts.changes.unchanged(row, known);
                parts.collector.reject(unchanged.orElseGet(() -> new RejectedRow(
                        row.ordinal(), row.place(), row.target().value(), Rejection.STOPPED, reason, Given.of(row))));
            }

            @Override
            public void duplicate(RejectedRow row) {
                parts.collector.reject(row);
            }

            @Override
            public void end() {
                // Nothing was kept back.
            }
        };
    }
}
