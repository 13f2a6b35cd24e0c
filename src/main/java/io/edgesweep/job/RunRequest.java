package io.edgesweep.job;

import io.edgesweep.settings.JobFile;
import io.edgesweep.target.Kind;
import java.util.Set;

/**
 * A job that is to be run now.
 *
 * @param job       the job
 * @param wideKinds which of {@link Kind#HOST} and {@link Kind#ALL} its rows may name, because a person has spelled them out
 */
public record RunRequest(JobFile job, Set<Kind> wideKinds) {

    public RunRequest {
        wideKinds = Set.copyOf(wideKinds);
    }
}
