package io.edgesweep.pause;

import io.edgesweep.ledger.PauseScope;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.JobFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job of the folder, as its file is now.
 *
 * @param name its name
 * @param file what the file says; empty while it has mistakes
 */
record FolderJob(String name, Optional<JobFile> file) {

    /** All of them, by name; none while the folder cannot be read. */
    static List<FolderJob> all(Settings settings) {
        try {
            List<FolderJob> jobs = new ArrayList<>();
            JobFiles.in(settings.folders().jobs())
                    .forEach((name, file) -> jobs.add(new FolderJob(name, read(file, settings))));
            return jobs;
        } catch (MistakesException e) {
            return List.of();
        }
    }

    private static Optional<JobFile> read(Path file, Settings settings) {
        try {
            return Optional.of(JobFileReader.readThoughMissing(
                    file, Map.of(), List.of(), settings.knownSites(), Instant.EPOCH, missing -> {}));
        } catch (MistakesException e) {
            return Optional.empty();
        }
    }

    /** What may be held up of it. */
    Work work() {
        return file.map(Work::of).orElseGet(() -> Work.named(name));
    }

    /** Whether it is what is paused, or a part of it. */
    boolean isOf(PauseScope scope) {
        return Holds.isOf(scope, work());
    }

    /** The zone of its schedule. */
    Optional<ZoneId> zone() {
        return file.flatMap(JobFile::schedule).map(ScheduleSpec::zone);
    }
}
