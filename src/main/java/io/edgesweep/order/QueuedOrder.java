package io.edgesweep.order;

import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.settings.read.JobFileReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param awaited   whether whoever asked waits for the end, and says when it was told
 * @param retryOf   the run whose failures are to be sent again; null for the job's own targets
 * @param oneOff    the job, where it has no file; null where it has one
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
        boolean awaited,
        @Nullable String retryOf,
        @Nullable OneOffJob oneOff,
        Instant at,
        @Nullable String run) {

    public QueuedOrder {
        values = Map.copyOf(values);
        inputs = List.copyOf(inputs);
    }

    /**
     * Where targets come from.
     *
     * @param place   a path, or the URL of a sitemap
     * @param name    what people call it
     * @param ours    whether the file was made for this run, and is removed after it
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
     * The job whose targets are asked for.
     *
     * @throws io.edgesweep.settings.MistakesException when it cannot be run
     */
    public JobFile jobFile(Settings settings) {
        List<SourceSpec> sources = inputs.stream().map(Input::source).toList();
        return oneOff == null
                ? JobFileReader.read(
                        JobFileReader.find(job, settings.jobs()), values, sources, settings.sites(), Instant.EPOCH)
                : oneOff.job(sources, settings.sites());
    }

    QueuedOrder in(String itsRun) {
        return new QueuedOrder(id, job, values, inputs, wideKinds, dryRun, awaited, retryOf, oneOff, at, itsRun);
    }
}
