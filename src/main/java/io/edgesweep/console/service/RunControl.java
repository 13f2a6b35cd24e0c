package io.edgesweep.console.service;

import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a person may do to runs while {@code serve} works on them. */
public interface RunControl {

    /**
     * Stops a run that is not over: it sends nothing more, its report is written, and it is not resumed.
     *
     * @param by where the person asked, in words
     * @throws IOException when the report cannot be written of a run that nobody works on
     */
    void stop(Run run, Reason by) throws IOException;

    /**
     * Ends the wait of a job for input that gives nothing; the job has no run yet.
     *
     * @return whether it waits
     */
    boolean endWait(String job);

    /**
     * Settles what a run has left open; of the run that is under way, only what a person says.
     *
     * @param patience    how long the provider is asked at most
     * @param settlements what a person says of batches of which the provider does not tell
     * @throws IOException when the report cannot be written again
     * @throws io.edgesweep.settings.MistakesException when a batch that a person tells of is not an open one of the run
     */
    ReconcileResult reconcile(Run run, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException;

    /**
     * Takes targets that wait out of the queue.
     *
     * @param by     a user's name
     * @param reason why
     * @return how many targets that were
     * @throws IOException when the report of the run that answers for them cannot be written again
     */
    long withdraw(WaitingTargets.Choice choice, String by, String reason) throws IOException;

    /** Takes note of looks at pages of a run that is over. */
    void lookedAgain(Run run, List<EdgeLook> looks);

    /** The runs that have left something open, oldest first, but for the one that is under way. */
    List<Run> open();

    /**
     * The folder of the run's report, which is made from the ledger where another node has executed the run.
     *
     * @throws IOException when it cannot be written
     */
    Path report(Run run) throws IOException;
}
