package io.edgesweep.pause;

import io.edgesweep.settings.Blackout;
import io.edgesweep.settings.JobFile;
import java.util.List;
import java.util.Set;

/**
 * What is to be run, and may be held up.
 *
 * @param job       the job's name
 * @param sites     the names of the sites that it purges; none where that is not known
 * @param blackouts its own, beside those of its sites
 */
public record Work(String job, Set<String> sites, List<Blackout> blackouts) {

    public Work {
        sites = Set.copyOf(sites);
        blackouts = List.copyOf(blackouts);
    }

    /** A job as its file has it. */
    public static Work of(JobFile job) {
        return new Work(job.name(), Set.copyOf(job.sites()), job.blackouts());
    }

    /** A job of which nothing is known but its name. */
    public static Work named(String job) {
        return new Work(job, Set.of(), List.of());
    }
}
