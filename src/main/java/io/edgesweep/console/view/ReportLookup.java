package io.edgesweep.console.view;

import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the reports of runs. */
public final class ReportLookup {

    private static final Logger log = LoggerFactory.getLogger(ReportLookup.class);

    private ReportLookup() {}

    /** The report of a run, without its batches; empty when there is none, or none that can be read. */
    public static Optional<RunReport> of(Settings settings, Run run) {
        Path file = folder(settings, run).resolve("run.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunJson.read(file));
        } catch (IOException | RuntimeException e) {
            log.warn("{} cannot be read: {}", file, LocalFailure.words(e));
            return Optional.empty();
        }
    }

    public static Path folder(Settings settings, Run run) {
        return settings.folders().reports().resolve(run.job()).resolve(run.id());
    }
}
