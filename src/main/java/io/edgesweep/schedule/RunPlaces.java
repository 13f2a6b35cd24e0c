package io.edgesweep.schedule;

import io.edgesweep.pause.Work;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which runs may go on side by side: so many in all, one of a job, and of jobs that purge only what has changed of the same site one,
 * because each begins with what the one before has found out. All others do not disturb one another.
 */
final class RunPlaces {

    private final int most;

    /** By the name of the job under way: the sites of which it purges only what has changed. */
    private final Map<String, Set<String>> taken = new HashMap<>();

    RunPlaces(int most) {
        this.most = most;
    }

    /**
     * What a run keeps others from.
     *
     * @param work    the job, and all sites that it purges; none when that is not known
     * @param changed the sites of which it purges only what has changed
     */
    record Claim(Work work, Set<String> changed) {

        /** Of a job of which nothing is known but its name. */
        static Claim of(String job) {
            return new Claim(Work.named(job), Set.of());
        }

        static Claim of(JobFile job) {
            Work work = Work.of(job);
            return new Claim(work, isForChanges(job.sources()) ? work.sites() : Set.of());
        }

        String job() {
            return work.job();
        }

        Set<String> sites() {
            return work.sites();
        }

        private static boolean isForChanges(Collection<SourceSpec> sources) {
            return sources.stream().anyMatch(SourceSpec.Changed.class::isInstance);
        }
    }

    synchronized boolean isFull() {
        return taken.size() >= most;
    }

    /** Whether it does not have to wait for any that is under way. */
    synchronized boolean mayBegin(Claim claim) {
        if (isFull() || taken.containsKey(claim.job())) {
            return false;
        }
        Set<String> others = new HashSet<>();
        taken.values().forEach(others::addAll);
        return claim.changed().stream().noneMatch(others::contains);
    }

    synchronized void begin(Claim claim) {
        taken.put(claim.job(), claim.changed());
    }

    synchronized void end(Claim claim) {
        taken.remove(claim.job());
    }
}
