package io.edgesweep.snapshot;

import io.edgesweep.targets.CacheKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a job's sources listed when they were read last: so that a URL can be told from it that is not listed any more. A file,
 * made again by each run and put in the old one's place as a whole, once the run has seen which purges are confirmed.
 */
public final class ListedUrls {

    private final Path file;
    private final Path next;
    private final String rules;
    private final boolean known;
    private final CacheKeys keys;

    /**
     * The list of a job.
     *
     * @param folder of all lists
     * @param job    the job's name
     * @param rules  by which the job chooses its rows; with a list that was made by others nothing can be compared
     * @param known  whether there is one that may be believed
     * @param keys   by which two targets are one
     */
    public ListedUrls(Path folder, String job, String rules, boolean known, CacheKeys keys) {
        this(folder.resolve(job + ".listed"), folder.resolve(job + ".listed.next"), rules, known, keys);
    }

    private ListedUrls(Path file, Path next, String rules, boolean known, CacheKeys keys) {
        this.keys = keys;
        this.file = file;
        this.next = next;
        this.rules = rules;
        this.known = known;
    }

    /** The same, for who only wants to know what is not listed any more: what is made goes into the folder, and stays there. */
    public ListedUrls without(Path folder) {
        return new ListedUrls(file, folder.resolve("listed.next"), rules, known, keys);
    }

    /**
     * Whether there is a list to compare with.
     *
     * @throws IOException when it cannot be read
     */
    public boolean isKnown() throws IOException {
        if (!known) {
            return false;
        }
        try (ListedUrlsFile.Reader reader = new ListedUrlsFile.Reader(file)) {
            return reader.head().rules().equals(rules);
        }
    }

    /**
     * Begins the list of a run.
     *
     * @param work where what is sorted is put
     * @param run  the run's id
     * @param now  the present
     */
    public ListedUrlsOfRun tonight(Path work, String run, Instant now) throws IOException {
        return new ListedUrlsOfRun(
                isKnown() ? Optional.of(file) : Optional.empty(),
                next,
                work,
                new ListedUrlsFile.Head(rules, run, now),
                keys);
    }

    /** What the run's list holds of URLs that are gone; empty when the run has none, or has settled it. */
    public Optional<GoneUrls> gone(String run) throws IOException {
        if (Files.notExists(next)) {
            return Optional.empty();
        }
        if (!KeptFileHeader.isWhole(next, KeptFileHeader.Form.LISTED)) {
            throw new IOException(
                    next.toAbsolutePath() + " is damaged: what the run found removed is not known any more."
                            + " Delete it: what is removed then counts as removed on the next night again");
        }
        try (ListedUrlsFile.Reader reader = new ListedUrlsFile.Reader(next)) {
            return reader.head().run().equals(run) ? Optional.of(new GoneUrls(next, file, keys)) : Optional.empty();
        }
    }

    /** Throws away the list that was begun: the next run compares with the one before again. */
    public void forget() throws IOException {
        Files.deleteIfExists(next);
    }
}
