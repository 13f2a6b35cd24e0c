package io.edgesweep.job.aftermath;

import io.edgesweep.ledger.Batch;
import io.edgesweep.report.ExitCode;
import java.util.List;

/**
 * What came of settling what a run had left open. All numbers are targets, prefetches included.
 *
 * @param run        the run
 * @param job        its job
 * @param isOver     whether the run has a report, which was written again; otherwise the same command resumes it
 * @param open       how many were open
 * @param confirmed  how many of them turned out to be purged
 * @param failed     how many turned out to have failed; the job's next run tries most of them again
 * @param toBeSent   how many turned out not to have been taken by the provider; the job's next run sends them
 * @param duplicate  how many need not be sent any more, because a later run has asked for them since
 * @param unsettled  how many are open still
 * @param batches    their batches
 * @param ignored    batches of which a person's word came too late: they were settled meanwhile
 * @param problem    why the provider could not be asked about all of them; empty when it could
 * @param exitCode   what it means for whoever asked
 */
public record ReconcileResult(
        String run,
        String job,
        boolean isOver,
        long open,
        long confirmed,
        long failed,
        long toBeSent,
        long duplicate,
        long unsettled,
        List<Batch> batches,
        List<Long> ignored,
        String problem,
        ExitCode exitCode) {

    public ReconcileResult {
        batches = List.copyOf(batches);
        ignored = List.copyOf(ignored);
    }
}
