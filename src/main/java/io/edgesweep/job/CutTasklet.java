package io.edgesweep.job;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Recorder;
import io.edgesweep.report.Words;
import io.edgesweep.spill.Known;
import io.edgesweep.spill.KnownTargets;
import io.edgesweep.spill.Spill;
import io.edgesweep.target.RejectedRow;
import io.edgesweep.target.Rejection;
import io.edgesweep.target.TargetRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Drops duplicates, cuts the rest into batches, and seals the run. Does nothing to a run that is sealed. */
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
        if (recorder.isSealed(parts.run.id())) {
            return RepeatStatus.FINISHED;
        }
        long unique = sorted();
        int allowed = parts.job().maxTargets();
        parts.spill.drain(unique > allowed ? refuseAll(unique, allowed) : cut());
        parts.collector.flush();
        Instant now = parts.workshop.clock().instant();
        if (parts.collector.isAllInvalid()) {
            parts.note(new Finding(now, FindingKind.NO_INPUT, "", noInput()));
        }
        recorder.seal(
                parts.run.id(), parts.collector.rows(), parts.collector.rejected(), parts.collector.sources(), now);
        log.info("Read {} rows, {} targets to purge", parts.collector.rows(), unique);
        return RepeatStatus.FINISHED;
    }

    private long sorted() throws IOException {
        try {
            recorder.forEachWaiting(parts.job().name(), parts.run.id(), waiting -> {
                try {
                    parts.spill.addWaiting(waiting.row(), "from run " + waiting.since());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return parts.spill.sort(KnownTargets.NONE);
    }

    private String noInput() {
        return parts.collector.rows() == 0
                ? "The sources hold no rows: nothing is purged for them"
                : "None of the " + Words.count(parts.collector.rows(), "row", "rows") + " read names a valid target";
    }

    private Spill.Sink cut() throws InterruptedException {
        // Read once now, so that a quota that cannot be read is known before the first batch is cut.
        for (String site : parts.job().sites()) {
            parts.quotas.book(site);
        }
        Recording recording = new Recording(parts);
        return new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable Known known) {
                recording.add(row);
            }

            @Override
            public void duplicate(RejectedRow row) {
                parts.collector.reject(row);
            }

            @Override
            public void end() {
                recording.finish();
            }
        };
    }

    /** The input is larger than the job allows, which may well be a mistake of whoever made it: nothing is sent. */
    private Spill.Sink refuseAll(long unique, int allowed) {
        String reason = Words.number(unique) + " targets are more than the " + Words.number(allowed)
                + " that limits.targets allows";
        parts.halt.because(
                FindingKind.LIMIT, reason + ". If they are meant, run again with --set limits.targets=" + unique);
        return new Spill.Sink() {
            @Override
            public void unique(TargetRow row, @Nullable Known known) {
                parts.collector.reject(
                        new RejectedRow(row.ordinal(), row.place(), row.target().value(), Rejection.EXCLUDED, reason));
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
