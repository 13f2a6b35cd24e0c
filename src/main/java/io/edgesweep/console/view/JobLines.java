package io.edgesweep.console.view;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.Work;
import io.edgesweep.schedule.CronWords;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.JobFiles;
import io.edgesweep.text.HumanFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs as their files are now. */
public final class JobLines {

    /** So many of a job's runs are looked at, and shown as marks. */
    private static final int RUNS = 14;

    /** So many of them are told in words. */
    private static final int TOLD = 5;

    private final ConsoleServices desk;

    public JobLines(ConsoleServices desk) {
        this.desk = desk;
    }

    /**
     * A job on a page.
     *
     * @param name     the file's name without its ending
     * @param site     its sites
     * @param due      when it fires next; null when it does not
     * @param latest   its latest runs
     * @param mistakes what is wrong with its file; it cannot be run before that is fixed
     * @param file     the job; null when there are mistakes
     * @param hold     what holds it up now
     */
    public record Line(
            String name,
            String site,
            @Nullable Instant due,
            List<Run> latest,
            List<Mistake> mistakes,
            @Nullable JobFile file,
            Optional<Hold> hold) {

        /** When it fires next, in UTC; empty when it does not. */
        public String next() {
            return HumanFormat.time(due);
        }

        /** Its latest runs, in words. */
        public List<RunLine> runs(Words words) {
            return latest.stream()
                    .limit(TOLD)
                    .map(run -> RunLine.of(run, words))
                    .toList();
        }

        /** By what it runs by itself, in words where we have them; empty when it does not. */
        public String schedule(Words words) {
            return file == null
                    ? ""
                    : file.schedule()
                            .map(each -> words.say(
                                    "jobs.schedule",
                                    CronWords.of(each.cron(), words).orElse(each.cron()),
                                    each.zone().getId(),
                                    each.missed()))
                            .orElse("");
        }

        /** What holds it up, in words; empty where nothing does. */
        public String held(Words words) {
            return hold.map(each -> HoldWords.of(each, words)).orElse("");
        }

        /** Whether it may purge whole hosts or sites, so that its name is to be typed before it runs. */
        public boolean isWide() {
            return file != null && file.rules().isWide();
        }

        /** Whether it can be run. */
        public boolean isGood() {
            return file != null;
        }
    }

    public List<Line> all() {
        Path folder = desk.settings().folders().jobs();
        Map<String, Instant> due = desk.due().get();
        Holds holds = Holds.now(desk.settings(), desk.ledger().pauses());
        try {
            List<Line> lines = new ArrayList<>();
            JobFiles.in(folder).forEach((name, file) -> lines.add(line(name, file, due, holds)));
            return lines;
        } catch (MistakesException e) {
            return List.of();
        }
    }

    /** The job with the name. */
    public Optional<Line> named(String name) {
        return all().stream().filter(line -> line.name().equals(name)).findFirst();
    }

    private Line line(String name, Path path, Map<String, Instant> due, Holds holds) {
        Instant now = desk.clock().instant();
        List<Run> runs = desk.ledger().runs().latestOf(name, RUNS);
        Instant next = due.get(name);
        try {
            JobFile job = JobFileReader.read(
                    path, Map.of(), List.of(), desk.settings().knownSites(), Instant.EPOCH);
            return new Line(name, job.site(), next, runs, List.of(), job, holds.over(Work.of(job), now));
        } catch (MistakesException e) {
            return new Line(name, "", next, runs, e.mistakes(), null, holds.over(Work.named(name), now));
        }
    }
}
