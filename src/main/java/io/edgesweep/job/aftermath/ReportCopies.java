package io.edgesweep.job.aftermath;

import io.edgesweep.job.run.RunReports;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.runtime.RunServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reports of runs that other nodes executed, whose folder of reports is not this one's: they are made here from the ledger when
 * somebody wants to read them.
 */
public final class ReportCopies {

    private final RunServices workshop;

    public ReportCopies(RunServices workshop) {
        this.workshop = workshop;
    }

    /**
     * The folder of the run's report. There is none of a run that has not ended, nor of one of this node whose report was removed.
     *
     * @throws IOException when it cannot be written
     */
    public Path folder(Run run) throws IOException {
        Path folder = workshop.settings().folders().reports().resolve(run.job()).resolve(run.id());
        if (workshop.ledger().nodes().isShared()
                && run.state() == RunState.FINISHED
                && !Files.isRegularFile(folder.resolve("run.json"))) {
            RunReports.of(workshop, new JobOfRun(workshop).of(run)).copy(run);
        }
        return folder;
    }
}
