package io.edgesweep.order;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.targets.Kind;
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
 */
public record RunRequest(JobFile job, Set<Kind> wideKinds, List<Mistake> missing) {

    public RunRequest {
        missing = List.copyOf(missing);
        wideKinds = job.wholeHosts() ? Set.of(Kind.HOST, Kind.ALL) : Set.copyOf(wideKinds);
    }

    /** A job whose sources are there. */
    public RunRequest(JobFile job, Set<Kind> wideKinds) {
        this(job, wideKinds, List.of());
    }
}
