package io.edgesweep.job;

import io.edgesweep.ledger.Recorder;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.target.Kind;
import io.edgesweep.target.Target;
import io.edgesweep.target.TargetRow;
import io.edgesweep.task.Outcome;
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
    private long prefetches;

    WarmTasklet(RunParts parts) {
        this.parts = parts;
        this.recorder = parts.workshop.ledger().recorder();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        parts.workshop.stop().check();
        String run = parts.run.id();
        if (parts.job().warm().isEmpty() || parts.halt.reason() != null || recorder.isWarmed(run)) {
            return RepeatStatus.FINISHED;
        }
        Recording recording = new Recording(parts);
        parts.workshop.ledger().history().forEachRow(run, row -> prefetch(row, recording));
        recording.finish();
        recorder.sealPrefetches(run, parts.workshop.clock().instant());
        log.info("{} confirmed URLs to prefetch", prefetches);
        return RepeatStatus.FINISHED;
    }

    private void prefetch(RowOutcome row, Recording recording) {
        TargetRow purged = row.target();
        if (row.outcome() != Outcome.CONFIRMED
                || purged == null
                || purged.target().kind() != Kind.URL) {
            return;
        }
        prefetches++;
        recording.add(new TargetRow(
                purged.ordinal(),
                purged.place(),
                purged.site(),
                new Target(Kind.PREFETCH, purged.target().value()),
                purged.method(),
                LAST,
                purged.lastmod(),
                purged.extra()));
    }
}
