package io.edgesweep.job.aftermath;

import io.edgesweep.order.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is to be run so that a run's failures are sent again. Its list of targets is a file that is gone when this is closed.
 *
 * @param request the run that does it
 * @param figures what it has to do
 * @param list    the file that holds what is read again
 */
public record PreparedRetry(RunRequest request, RetryFigures figures, Path list) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(list);
    }
}
