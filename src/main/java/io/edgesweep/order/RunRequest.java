package io.edgesweep.order;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A job that is to be run now.
 *
 * @param job       the job
 * @param wideKinds which of {@link Kind#HOST} and {@link Kind#ALL} its rows may name, because a person or the job
 *                  has spelled them out; whoever may name a host may name a prefix that is all of it
 * @param missing   what is wrong with files of its sources that cannot be read any more: then only a run that has read them is gone
 *                  on with
 * @param at        when it was asked for, if that is known; else the far future. Whoever asked before a run was over did not ask
 *                  because he was not told of its end
 * @param previewed whether a person has seen which rows are invalid, and sends the others: such rows are no failure then
 */
public record RunRequest(JobFile job, Set<Kind> wideKinds, List<Mistake> missing, Instant at, boolean previewed) {

    public RunRequest {
        missing = List.copyOf(missing);
        wideKinds = job.rules().wholeHosts() ? Set.of(Kind.HOST, Kind.ALL) : Set.copyOf(wideKinds);
    }

    /** One that is asked for now. */
    public RunRequest(JobFile job, Set<Kind> wideKinds, List<Mistake> missing) {
        this(job, wideKinds, missing, Instant.MAX, false);
    }

    /** A job whose sources are there. */
    public RunRequest(JobFile job, Set<Kind> wideKinds) {
        this(job, wideKinds, List.of());
    }

    /** The same of another job. */
    public RunRequest of(JobFile other) {
        return new RunRequest(other, wideKinds, missing, at, previewed);
    }
}
