package io.edgesweep.schedule;

import io.edgesweep.order.QueuedOrder;
import io.edgesweep.order.RunRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/** Runs jobs, several at once. */
public interface JobStarter {

    /**
     * Runs the job, or goes on with its run that was left unfinished.
     *
     * @param request the job
     * @param firing  for which firing
     * @param begun   is told which run it is, before anything is done in it
     * @return whether it has come to its end; not if the process was asked to end before
     * @throws IOException when the input cannot be read, or the report not be written
     */
    boolean run(RunRequest request, Instant firing, Consumer<String> begun) throws IOException;

    /**
     * Runs what was asked for, or goes on with its run that was left unfinished.
     *
     * @param asked what was asked for
     * @param begun is told which run it is, before anything is done in it
     * @return whether it has come to its end; not if the process was asked to end before
     * @throws IOException when the input cannot be read, or the report not be written
     */
    boolean run(QueuedOrder asked, Consumer<String> begun) throws IOException;
}
