package io.edgesweep.job;

import io.edgesweep.settings.JobFile;
import io.edgesweep.target.Kind;
import java.util.Set;

/**
 * A job that is to be run now.
 *
 * @param job       the job
 * @param wideKinds which of {@link Kind#HOST} and {@link Kind#ALL} its rows may name, because a person or the job
 *                  has spelled them out; whoever may name a host may name a prefix that is all of it
 */
public record RunRequest(JobFile job, Set<Kind> wideKinds) {

    public RunRequest {
        wideKinds = job.wholeHosts() ? Set.of(Kind.HOST, Kind.ALL) : Set.copyOf(wideKinds);
    }
}
