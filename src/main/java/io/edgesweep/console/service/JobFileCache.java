package io.edgesweep.console.service;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.read.JobFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Job files for pages that list them: read again when one has changed, and after a while, for what it names may be gone. */
public final class JobFileCache {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final KnownSites sites;
    private final InstantSource clock;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Known(long size, FileTime modified, Instant read, JobFile job) {}

    public JobFileCache(KnownSites sites, InstantSource clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * The job as its file was at most ten seconds ago.
     *
     * @throws MistakesException with every mistake that is in it, which is looked for anew each time
     */
    public JobFile read(Path file) {
        Instant now = clock.instant();
        BasicFileAttributes is;
        try {
            is = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            return readNow(file);
        }
        Known last = known.get(file);
        if (last != null
                && last.size() == is.size()
                && last.modified().equals(is.lastModifiedTime())
                && !now.isBefore(last.read())
                && now.isBefore(last.read().plus(LONGEST))) {
            return last.job();
        }
        known.remove(file);
        JobFile job = readNow(file);
        known.put(file, new Known(is.size(), is.lastModifiedTime(), now, job));
        return job;
    }

    /**
     * The job as its file is at this moment.
     *
     * @throws MistakesException with every mistake that is in it
     */
    public JobFile readNow(Path file) {
        return JobFileReader.read(file, Map.of(), List.of(), sites, Instant.EPOCH);
    }
}
