package io.edgesweep.console.view;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.language.Words;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.read.JobFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which zone a page tells a time: of a job in that of its schedule, of what belongs to no job with a schedule in
 * {@code edgesweep.zone}. For one page: what it has read of a job it keeps.
 */
public final class Zones {

    private final ConsoleServices desk;
    private final Map<String, ZoneId> known = new HashMap<>();
    private @Nullable Map<String, Path> files;

    public Zones(ConsoleServices desk) {
        this.desk = desk;
    }

    /** The zone of what belongs to no job. */
    public ZoneId home() {
        return desk.settings().output().zone();
    }

    /** The zone of the job with the name. */
    public ZoneId of(String job) {
        return known.computeIfAbsent(job, this::read);
    }

    /** A moment of the job with the name, with its zone; empty for none. */
    public String time(@Nullable Instant moment, String job, Words words) {
        return words.time(moment, of(job));
    }

    /** The zone of a job by its file; null where there is none, or it has mistakes. */
    ZoneId of(@Nullable JobFile file) {
        return Optional.ofNullable(file)
                .flatMap(JobFile::schedule)
                .map(ScheduleSpec::zone)
                .orElse(home());
    }

    private ZoneId read(String job) {
        try {
            if (files == null) {
                files = JobFiles.in(desk.settings().folders().jobs());
            }
            Path file = files.get(job);
            return file == null ? home() : of(desk.jobFiles().read(file));
        } catch (MistakesException e) {
            return home();
        }
    }
}
