package io.edgesweep.job.aftermath;

import io.edgesweep.ledger.History.Backlog;
import io.edgesweep.order.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is to be run so that a run's failures are sent again. Its list of targets is a file that is gone when this is closed.
 *
 * @param request   the run that does it
 * @param failed    how many targets the run found failed or refused
 * @param waiting   how many of them wait already, or were sent again and are not settled; the run takes these over
 * @param confirmed how many were confirmed since
 * @param again     how many are left, and are read again
 * @param backlog   what of the job waits in all, with these or others; the run sends of it what the quota allows
 * @param list      the file that holds these
 */
public record PreparedRetry(
        RunRequest request, long failed, long waiting, long confirmed, long again, Backlog backlog, Path list)
        implements AutoCloseable {

    /** Whether there is anything to run for. */
    public boolean isNeeded() {
        return again + waiting + backlog.targets() > 0;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(list);
    }
}
