package io.edgesweep.job.aftermath;

import io.edgesweep.job.run.RunReports;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Ends runs that a person has stopped and that nobody works on any more: their reports are written, and they are not resumed. */
public final class StopHandler {

    /** An unfinished run is among the latest of all: each job has one at most. */
    private static final int LATEST = 1000;

    private final RunServices workshop;

    public StopHandler(RunServices workshop) {
        this.workshop = workshop;
    }

    /**
     * Stops an unfinished run that no process works on.
     *
     * @param by where the person asked
     * @return its report; what it has recorded and not sent waits for the job's next run
     * @throws IOException when the report cannot be written
     */
    public WrittenReport stop(Run run, Reason by) throws IOException {
        workshop.stops().ask(run, by);
        return end(run);
    }

    /**
     * Ends the runs that were asked to stop, and whose process died before they had; not those that another process works on.
     *
     * @throws IOException when a report cannot be written
     */
    public void endStopped() throws IOException {
        List<Run> left = workshop.ledger().runs().latest(LATEST).stream()
                .filter(run ->
                        run.state() != RunState.FINISHED && workshop.stops().isAsked(run))
                .toList();
        Nodes nodes = workshop.ledger().nodes();
        for (Run run : left) {
            Set<String> job = Set.of(Nodes.job(run.job()));
            if (nodes.take(job).isEmpty()) {
                try {
                    end(run);
                } finally {
                    nodes.giveBack(job);
                }
            }
        }
    }

    private WrittenReport end(Run run) throws IOException {
        workshop.ledger().recorder().discard(run.id());
        Instant now = workshop.clock().instant();
        WrittenReport report =
                RunReports.of(workshop, new JobOfRun(workshop).of(run)).write(run, now);
        // Whoever asked for the stop knows of it, so the job's next run need not repeat this end.
        workshop.ledger().runs().delivered(run.id(), now);
        workshop.stops().forget(run.id());
        return report;
    }
}
