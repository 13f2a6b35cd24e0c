package io.edgesweep.input;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.snapshot.GoneUrls;
import io.edgesweep.snapshot.ListedUrls;
import io.edgesweep.snapshot.ListedUrlsOfRun;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a job's sources listed on an earlier night and do not list any more, for those that ask for it. A URL counts as
 * removed only when the document in which it stood was read to its end without an invalid row, or is not listed itself by
 * sources that were read whole; whatever could not be seen is taken to be there.
 */
public final class RemovalDetection implements Closeable {

    private final Set<Integer> sources = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Set<String> unclear = new HashSet<>();
    private final ListedUrls listed;
    private final RowOrigins turns;
    private final Work work;
    private @Nullable ListedUrlsOfRun tonight;
    private long count;

    /**
     * Where and when the comparing is done.
     *
     * @param folder for what is sorted; there must be a spill in it, which throws it away
     * @param run    the run's id; empty for a dry run, which leaves no trace
     * @param now    the present
     * @param look   is run again and again while rows are compared, and may end that
     */
    public record Work(Path folder, String run, Instant now, Runnable look) {}

    /**
     * @param rules by which the job chooses its rows
     * @param known whether there is a list of an earlier night that may be believed
     */
    RemovalDetection(
            JobFile job, Path folder, String rules, boolean known, CacheKeys keys, RowOrigins turns, Work work) {
        for (int i = 0; i < job.sources().size(); i++) {
            if (job.sources().get(i) instanceof SourceSpec.Changed changed && changed.removed()) {
                sources.add(i);
            }
        }
        ListedUrls list = new ListedUrls(folder, job.name(), rules, known, keys);
        this.listed = work.run().isEmpty() ? list.without(work.folder()) : list;
        this.turns = turns;
        this.work = work;
    }

    /** Whether any source asks for it. */
    public boolean isAsked() {
        return !sources.isEmpty();
    }

    /** Whether there is nothing to compare with, so that everything must be read once. */
    boolean isFirst() throws IOException {
        return isAsked() && !listed.isKnown();
    }

    /** A row was read that asks for a target. */
    void saw(TargetRow row) throws IOException {
        if (isAsked()) {
            read.add(row.place().source());
            int source = turns.of(row.ordinal());
            tonight().saw(sources.contains(source) ? source : ListedUrlsOfRun.NO_SOURCE, row);
        }
    }

    /** A row was read that is not sent. Nobody knows which URL an invalid one stands for. */
    void saw(RejectedRow row) {
        if (isAsked() && row.rejection() == Rejection.INVALID) {
            unclear.add(row.place().source());
        }
    }

    /** A target waits from an earlier run. */
    public void waits(TargetRow row) throws IOException {
        if (isAsked()) {
            tonight().waits(row);
        }
    }

    private ListedUrlsOfRun tonight() throws IOException {
        ListedUrlsOfRun result = tonight;
        if (result == null) {
            result = listed.tonight(work.folder(), work.run(), work.now());
            tonight = result;
        }
        return result;
    }

    /**
     * Finds what is removed, once all sources have been read.
     *
     * @param sink takes each URL, as it was listed last
     */
    public void find(ListedUrlsOfRun.Sink sink) throws IOException {
        if (isAsked()) {
            count = tonight().find(this::loses, sink);
        }
    }

    private boolean loses(int source, String document) {
        work.look().run();
        return !unclear.contains(document) && turns.coverage(source).loses(document);
    }

    /** Walks through what stood, and for all that is known stands, in documents of which no row was read. */
    void forEachKept(ListedUrlsOfRun.Sink sink) throws IOException {
        if (isAsked()) {
            tonight().forEachKept((source, document) -> read.contains(document) || loses(source, document), sink);
        }
    }

    /** How many were found. */
    public long count() {
        return count;
    }

    /** In how many documents nothing was looked for, because of their invalid rows. */
    public int unclear() {
        return unclear.size();
    }

    /** Puts on disk what the next night is compared with. */
    public void end() throws IOException {
        if (isAsked()) {
            tonight().end();
        }
    }

    /** The next night is compared with what this one was. */
    public void forget() throws IOException {
        close();
        if (isAsked()) {
            listed.forget();
        }
    }

    /** What became of what the run found removed; empty when it need not be remembered. */
    Optional<GoneUrls> gone(String run) throws IOException {
        return isAsked() ? listed.gone(run) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (tonight != null) {
            tonight.close();
        }
    }
}
