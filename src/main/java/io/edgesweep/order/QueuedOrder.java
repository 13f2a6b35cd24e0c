package io.edgesweep.order;

import io.edgesweep.file.FileGlob;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.targets.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody asked for.
 *
 * @param id        its own name, before there is a run
 * @param job       the job's name, or the path of its file
 * @param values    values that go before those of the file, by key
 * @param inputs    take the place of the job's sources; none leaves them as they are
 * @param wideKinds whether rows may name the kinds host and all
 * @param dryRun    whether is only told what a run would do
 * @param despitePause whether it is run even while its job or site is paused
 * @param awaited   whether whoever asked waits for the end, and says when it was told
 * @param retryOf   the run whose failures are to be sent again; null for the job's own targets
 * @param choice    which of the failures; null for all of them
 * @param oneOff    the job, where it has no file; null where it has one
 * @param askedBy   who asked for it, in words
 * @param at        when it was asked for
 * @param run       the run that it is played in; null while there is none
 */
public record QueuedOrder(
        String id,
        String job,
        Map<String, String> values,
        List<Input> inputs,
        boolean wideKinds,
        boolean dryRun,
        boolean despitePause,
        boolean awaited,
        @Nullable String retryOf,
        @Nullable Choice choice,
        @Nullable OneOffJob oneOff,
        String askedBy,
        Instant at,
        @Nullable String run) {

    public QueuedOrder {
        values = Map.copyOf(values);
        inputs = List.copyOf(inputs);
    }

    /**
     * Some of the failures of a run.
     *
     * @param cause why they failed, in the word that reports have for it; empty for whatever reason
     * @param host  the host that they name; empty for any
     * @param text  what they hold; empty for anything
     */
    public record Choice(String cause, String host, String text) {}

    /**
     * Where targets come from.
     *
     * @param place   a path, or the URL of a sitemap
     * @param name    what people call it
     * @param ours    whether the file came with the order: the ledger keeps it until the order's end
     * @param layout  what is said of its columns, if it is a list
     */
    public record Input(String place, String name, boolean ours, CsvLayout layout) {

        /** One of which nothing is said. */
        public Input(String place, String name, boolean ours) {
            this(place, name, ours, CsvLayout.FOUND_OUT);
        }

        private SourceSpec source() {
            SourceSpec.Sitemap sitemap = new SourceSpec.Sitemap(place);
            return sitemap.isRemote() ? sitemap : new SourceSpec.Detected(Path.of(place), name, layout);
        }
    }

    /**
     * The job whose targets are asked for. Files that cannot be read are told by it, because an unfinished run may have read them.
     *
     * @throws io.edgesweep.settings.MistakesException when it cannot be run
     */
    public RunRequest request(Settings settings) {
        List<Mistake> missing = new ArrayList<>();
        List<SourceSpec> sources = new ArrayList<>();
        for (Input input : inputs) {
            SourceSpec source = input.source();
            sources.add(source);
            if (source instanceof SourceSpec.Detected detected
                    && !FileGlob.isFile(detected.file().toString())) {
                missing.add(MissingFile.mistake(oneOff == null ? "--input" : "", input.name()));
            }
        }
        JobFile read = oneOff == null
                ? JobFileReader.readThoughMissing(
                        JobFileReader.find(job, settings.folders().jobs()),
                        values,
                        sources,
                        settings.knownSites(),
                        Instant.EPOCH,
                        missing::addAll)
                : oneOff.job(sources, settings.knownSites());
        return new RunRequest(read, kinds(), missing, at, oneOff != null && oneOff.looked());
    }

    /** The kinds that rows may name because a person has said so. */
    public Set<Kind> kinds() {
        return wideKinds ? Set.of(Kind.HOST, Kind.ALL) : Set.of();
    }

    QueuedOrder in(@Nullable String itsRun) {
        return new QueuedOrder(
                id,
                job,
                values,
                inputs,
                wideKinds,
                dryRun,
                despitePause,
                awaited,
                retryOf,
                choice,
                oneOff,
                askedBy,
                at,
                itsRun);
    }

    QueuedOrder of(List<Input> itsInputs) {
        return new QueuedOrder(
                id,
                job,
                values,
                itsInputs,
                wideKinds,
                dryRun,
                despitePause,
                awaited,
                retryOf,
                choice,
                oneOff,
                askedBy,
                at,
                run);
    }
}
