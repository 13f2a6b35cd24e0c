package io.edgesweep.input;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.Recorder;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.fetch.HttpValidators;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.RejectedRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a job's input, decides on its rows and puts them aside: the first half of a run, of a dry run and of an explanation. For
 * one thread; rows are decided on by another, behind their reading.
 */
public final class InputReading implements Closeable {

    private final JobFile job;
    private final RunServices services;
    private final String run;
    private final Spill spill;
    private final ChangeDetection changes;
    private final SourcesReader sources;
    private final Collector collector;

    /**
     * Who is told of what.
     *
     * @param findings   takes what people should know
     * @param rejections takes rejected rows, page by page, in order
     * @param enough     whether nothing more is to be read, though there is more
     * @param progress   is told how many rows were decided on
     */
    public record Listeners(
            Consumer<Finding> findings,
            Consumer<List<RejectedRow>> rejections,
            BooleanSupplier enough,
            Progress progress) {}

    /**
     * Opens the input. Nothing is read before it is asked for.
     *
     * @param run          the run's id; empty for one that is none
     * @param name         of the folder in which rows are put aside, which no other has
     * @param unchangedToo whether documents are read, too, that have not changed
     * @throws IOException when what is read cannot be put aside
     */
    public InputReading(
            RunRequest request,
            RunServices services,
            String run,
            String name,
            boolean unchangedToo,
            Listeners listeners)
            throws IOException {
        this.job = request.job();
        this.services = services;
        this.run = run;
        Path folder = services.settings().folders().spill(name);
        SourceFactory factory = new SourceFactory(services.settings(), services.sleeper());
        this.spill = new Spill(folder, services.settings().cacheKeys(), services.stop()::check);
        try {
            this.changes = ChangeDetection.of(
                    job,
                    services,
                    new RemovalDetection.Work(folder, run, services.clock().instant(), services.stop()::check));
        } catch (IOException | RuntimeException e) {
            spill.close();
            throw e;
        }
        this.sources = new SourcesReader(
                factory.of(job, unchangedToo ? HttpValidators.NONE : changes.documents()),
                listeners.findings(),
                services.stop(),
                listeners.enough(),
                services.clock(),
                changes.turns());
        this.collector =
                new Collector(factory.intake(request), spill, listeners.rejections(), changes, listeners.progress());
    }

    /** Where the rows are that name a target. */
    public Spill spill() {
        return spill;
    }

    /** What has changed. */
    public ChangeDetection changes() {
        return changes;
    }

    /** What is read. */
    public SourcesReader sources() {
        return sources;
    }

    /** What decides on the rows. */
    public Collector collector() {
        return collector;
    }

    /**
     * Reads all of it.
     *
     * @throws IOException when it cannot be put aside
     * @throws io.edgesweep.input.state.DamagedStateException when what earlier nights kept is damaged
     */
    public void readAll() throws IOException {
        changes.kept().refuseDamage();
        for (List<ReadResult.Row> page = sources.readPage(); !page.isEmpty(); page = sources.readPage()) {
            collector.take(page);
        }
        collector.await();
    }

    /**
     * Puts beside the rows what waits from earlier runs, adds what is not listed any more, and sorts them, so that each target is
     * there once. All must have been read.
     *
     * @param waiting is told of each target that waits
     * @return how many targets there are
     */
    public long sort(Consumer<Recorder.Waiting> waiting) throws IOException {
        try {
            services.ledger().recorder().forEachWaiting(job.name(), run, target -> {
                services.stop().check();
                try {
                    spill.addWaiting(target.row(), target.since());
                    changes.removals().waits(target.row());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                waiting.accept(target);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        changes.removals().find(collector::removed);
        try (LastPurges known = changes.walk()) {
            return spill.sort(known, changes::isAlwaysWanted);
        }
    }

    /**
     * Which directories are purged in the place of the URLs below them; none if not all of the sources could be read. They must
     * have been sorted.
     *
     * @param quotas the quotas of a site
     */
    public DirectoryCollapse collapse(Function<String, QuotaBook> quotas) throws IOException {
        return job.rules().collapse().isPresent() && sources.isWhole()
                ? DirectoryCollapse.by(job.rules().collapse().get(), spill, services.settings(), changes, quotas)
                : DirectoryCollapse.none();
    }

    /** Removes what was put aside. */
    @Override
    public void close() throws IOException {
        try (spill;
                changes;
                collector) {
            sources.close();
        }
    }
}
