package io.edgesweep.schedule;

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
 * @param at        when it was asked for
 * @param run       the run that it is played in; null while there is none
 */
public record AskedRun(
        String id,
        String job,
        Map<String, String> values,
        List<Input> inputs,
        boolean wideKinds,
        boolean dryRun,
        Instant at,
        @Nullable String run) {

    public AskedRun {
        values = Map.copyOf(values);
        inputs = List.copyOf(inputs);
    }

    /**
     * Where targets come from.
     *
     * @param place   a path, or the URL of a sitemap
     * @param name    what people call it
     * @param ours    whether the file was made for this run, and is removed after it
     */
    public record Input(String place, String name, boolean ours) {}

    AskedRun in(String itsRun) {
        return new AskedRun(id, job, values, inputs, wideKinds, dryRun, at, itsRun);
    }
}
