package io.edgesweep.session;

import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.ledger.Run;
import io.edgesweep.pause.Pausing;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be asked of the ledger without running anything. */
public interface Reading extends AutoCloseable {

    /** The configuration. */
    Settings settings();

    /** Pauses and resumes. */
    Pausing pausing();

    /**
     * Tells how quotas stand.
     *
     * @param sites names of sites; none for all
     * @throws io.edgesweep.settings.MistakesException when a site is not configured
     */
    QuotaOverview quota(List<String> sites) throws InterruptedException;

    /** The latest runs, newest first. */
    List<Run> runs(int limit);

    /** The one run whose id is, or begins with, the text; {@code latest} is the newest. */
    Optional<Run> run(String text);

    /**
     * The folder of the run's report, which is made from the ledger where another node has executed the run.
     *
     * @throws IOException when it cannot be written
     */
    Path report(Run run) throws IOException;

    /** The home folder, where there is no ledger in it yet: what is read is empty, and none is made. */
    default Optional<Path> missing() {
        return Optional.empty();
    }

    @Override
    void close();
}
