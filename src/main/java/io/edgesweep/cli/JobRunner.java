package io.edgesweep.cli;

import io.edgesweep.order.RunRequest;
import io.edgesweep.session.Session;
import java.io.IOException;

/** Runs or plans a job for a command, and prints what came of it. */
final class JobRunner {

    private final RunResults results;
    private final Session engine;

    JobRunner(CommandContext context, CommonOptions common, Session engine) {
        this.results = new RunResults(context, common);
        this.engine = engine;
    }

    /**
     * Runs the job. Gives the exit code.
     *
     * @param despitePause whether it is run even while it is paused
     */
    int run(RunRequest request, boolean despitePause) throws Exception {
        return results.ofRun(progress -> engine.run(request, despitePause, progress), engine::delivered);
    }

    /** Plans the job. Gives the exit code. */
    int plan(RunRequest request) throws IOException {
        return results.ofPlan(engine.plan(request));
    }
}
