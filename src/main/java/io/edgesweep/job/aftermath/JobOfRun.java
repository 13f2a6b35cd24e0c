package io.edgesweep.job.aftermath;

import io.edgesweep.ledger.Run;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.PurgeRules;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that a run was of: its file, or where there is none, as for one-offs, a job with no more rules than its sites.
 */
final class JobOfRun {

    private static final Logger log = LoggerFactory.getLogger(JobOfRun.class);

    private final RunServices workshop;

    JobOfRun(RunServices workshop) {
        this.workshop = workshop;
    }

    /** The job as it is now. */
    JobFile of(Run run) {
        Settings settings = workshop.settings();
        try {
            return JobFileReader.read(
                    JobFileReader.find(run.job(), settings.folders().jobs()),
                    Map.of(),
                    List.of(),
                    settings.knownSites(),
                    workshop.clock().instant());
        } catch (MistakesException e) {
            log.debug("Run {} has no job file that can be read, so only its sites are known", run.id(), e);
            return withoutFile(run);
        }
    }

    private JobFile withoutFile(Run run) {
        Settings settings = workshop.settings();
        Set<String> configured = settings.sites().keySet();
        List<String> named = Arrays.stream(run.site().split(", "))
                .filter(site -> settings.find(site).isPresent())
                .toList();
        return JobFile.plain(
                run.job(),
                named.isEmpty() ? configured.stream().sorted().toList() : named,
                PurgeRules.plain(Kind.URL, Method.INVALIDATE),
                List.of());
    }
}
