package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.ScheduleSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be paused beside a job, and on which clock a time is taken that ends it.
 *
 * @param what  by which it is named to the server
 * @param words what it is, with the zone of that clock
 */
public record PauseChoice(String what, String words) {

    /**
     * Everything, and each site.
     *
     * @param home the zone where no job of it has a schedule
     */
    public static List<PauseChoice> all(List<JobLines.Line> jobs, Collection<String> sites, ZoneId home, Words words) {
        List<PauseChoice> choices = new ArrayList<>();
        choices.add(new PauseChoice("all", words.say("pause.choice", words.say("pause.all"), zone(jobs, home, words))));
        for (String site : sites) {
            List<JobLines.Line> its = jobs.stream()
                    .filter(job -> job.work().sites().contains(site))
                    .toList();
            choices.add(new PauseChoice(
                    "site:" + site,
                    words.say("pause.choice", words.say("hold.scope.site", site), zone(its, home, words))));
        }
        return choices;
    }

    private static String zone(List<JobLines.Line> jobs, ZoneId home, Words words) {
        Set<String> zones = jobs.stream()
                .flatMap(job -> Stream.ofNullable(job.file()))
                .map(JobFile::schedule)
                .flatMap(schedule -> schedule.map(ScheduleSpec::zone).stream())
                .map(ZoneId::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        return zones.size() > 1
                ? words.say("pause.several-zones")
                : zones.stream().findFirst().orElse(home.getId());
    }
}
