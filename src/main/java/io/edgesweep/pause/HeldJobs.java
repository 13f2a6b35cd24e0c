package io.edgesweep.pause;

import io.edgesweep.ledger.Pause;
import io.edgesweep.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Something that holds jobs up, with the jobs.
 *
 * @param hold what it is
 * @param jobs the names of the jobs that it holds up, as their files are now
 */
public record HeldJobs(Hold hold, List<String> jobs) {

    public HeldJobs {
        jobs = List.copyOf(jobs);
    }

    /** All that is in force at the moment: what people have paused first. */
    public static List<HeldJobs> at(Instant moment, Settings settings, Collection<Pause> pauses) {
        return at(
                moment,
                Holds.of(settings, pauses),
                FolderJob.all(settings).stream().map(FolderJob::work).toList());
    }

    /** As above, of jobs whose files were read already. */
    public static List<HeldJobs> at(Instant moment, Holds holds, Collection<Work> jobsThereAre) {
        Map<Hold, TreeSet<String>> found = new LinkedHashMap<>();
        Function<Hold, TreeSet<String>> none = any -> new TreeSet<>();
        holds.beyondJobs(moment).forEach(hold -> found.computeIfAbsent(hold, none));
        for (Work work : jobsThereAre) {
            holds.all(work, moment)
                    .forEach(hold -> found.computeIfAbsent(hold, none).add(work.job()));
        }
        List<HeldJobs> all = new ArrayList<>();
        found.forEach((hold, jobs) -> all.add(new HeldJobs(hold, List.copyOf(jobs))));
        return all;
    }

    /** In a sentence without its full stop. */
    public String words() {
        boolean isOfItself = jobs.size() == 1 && hold.scope().words().equals("job " + jobs.get(0));
        return hold.sentence()
                + (isOfItself
                        ? ""
                        : jobs.isEmpty()
                                ? " (no job)"
                                : " (" + (jobs.size() == 1 ? "job " : "jobs ") + String.join(", ", jobs) + ")");
    }
}
