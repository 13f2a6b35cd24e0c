package io.edgesweep.job.run;

import io.edgesweep.ledger.Recorder;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Writes down the URLs whose purge this run has seen confirmed as prefetches, if the job asks for it. They are sent and
 * reconciled by the same steps as the purges. A prefetch of a copy that is still fresh does nothing, so none is written
 * down before its purge is confirmed.
 */
final class WarmTasklet implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(WarmTasklet.class);

    /** Purges go first, whatever their priority. */
    private static final int LAST = 0;

    private final RunParts parts;
    private final Recorder recorder;
    private long confirmed;
    private long prefetches;

    WarmTasklet(RunParts parts) {
        this.parts = parts;
        this.recorder = parts.workshop.ledger().recorder();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
        parts.workshop.stop().check();
        String run = parts.run.id();
        if (parts.job().warm().isEmpty() || parts.halt.reason() != null || recorder.isWarmed(run)) {
            return RepeatStatus.FINISHED;
        }
        try (Spill spill = new Spill(RunParts.spillFolder(parts.workshop.settings(), run + "-warm"));
                BatchRecorder recording = new BatchRecorder(parts)) {
            recorder.forEachWaiting(parts.job().name(), run, waiting -> addWaiting(waiting, spill));
            parts.workshop.ledger().history().forEachRow(run, row -> add(row, spill));
            spill.sort(LastPurges.NONE, row -> false);
            spill.drain(new EachOnce(recording));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        recorder.sealPrefetches(run, parts.workshop.clock().instant());
        log.info("{} confirmed URLs to prefetch", prefetches);
        return RepeatStatus.FINISHED;
    }

    /** A prefetch that has waited since an earlier run, for its quota perhaps, comes after this run's purge too. */
    private static void addWaiting(Recorder.Waiting waiting, Spill spill) {
        if (waiting.row().target().kind() == Kind.PREFETCH) {
            try {
                spill.addWaiting(waiting.row(), "from run " + waiting.since());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is gone is not there to be fetched. */
    private void add(RowOutcome row, Spill spill) {
        TargetRow purged = row.target();
        if (row.outcome() != Outcome.CONFIRMED
                || purged == null
                || purged.removed()
                || purged.target().kind() != Kind.URL) {
            return;
        }
        try {
            spill.add(new TargetRow(
                    confirmed++,
                    purged.place(),
                    purged.site(),
                    new Target(Kind.PREFETCH, purged.target().value()),
                    purged.method(),
                    LAST,
                    purged.lastmod(),
                    purged.extra()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A URL may be confirmed twice in a run: once carried in from the night before, and once of its own. */
    private final class EachOnce implements Spill.Sink {

        private final BatchRecorder recording;

        EachOnce(BatchRecorder recording) {
            this.recording = recording;
        }

        @Override
        public void unique(TargetRow row, @Nullable LastPurge known) throws IOException {
            prefetches++;
            recording.add(row);
        }

        @Override
        public void duplicate(RejectedRow row) {
            // It is prefetched once.
        }

        @Override
        public void end() throws IOException {
            recording.finish();
        }
    }
}
