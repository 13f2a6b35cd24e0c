package io.edgesweep.console.view;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.Work;
import io.edgesweep.report.RunAgain;
import io.edgesweep.schedule.CronWords;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.read.JobFiles;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.NaturalOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The jobs as their files are now. */
public final class JobLines {

    /** So many of a job's runs are looked at, and shown as marks. */
    private static final int RUNS = 14;

    /** So many of them are told in words. */
    private static final int TOLD = 5;

    private final ConsoleServices desk;
    private final Zones zones;

    public JobLines(ConsoleServices desk) {
        this.desk = desk;
        this.zones = new Zones(desk);
    }

    /**
     * A job on a page.
     *
     * @param name     the file's name without its ending
     * @param site     its sites
     * @param due      when it fires next; null when it does not
     * @param latest   its latest runs
     * @param retried  the run that the latest only retries, where it had invalid rows
     * @param atEdge   of how many pages the CDN still serves an old copy, by the run of it after which they were last found so
     * @param mistakes what is wrong with its file; it cannot be run before that is fixed
     * @param file     the job; null when there are mistakes
     * @param hold     what holds it up now
     * @param holdThen what holds it up when it fires next
     * @param zone     of the clock that people go by
     */
    public record Line(
            String name,
            String site,
            @Nullable Instant due,
            List<Run> latest,
            Optional<Run> retried,
            Map<String, Long> atEdge,
            List<Mistake> mistakes,
            @Nullable JobFile file,
            Optional<Hold> hold,
            Optional<Hold> holdThen,
            ZoneId zone) {

        /** When it fires next, and what becomes of that, in the zone of its clock; empty when it does not. */
        public String next(Instant now, Words words) {
            return NextFiring.of(this, now, words);
        }

        /** Of how many pages that it has purged the CDN still serves an old copy. */
        public long stale() {
            return atEdge.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Its latest runs, in words. */
        public List<RunLine> runs(Words words) {
            return latest.stream()
                    .limit(TOLD)
                    .map(run -> RunLine.of(run, atEdge.getOrDefault(run.id(), 0L), zone, words))
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
                                    words.say("missed." + each.missed())))
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

        /** What is to be run, and may be held up. */
        public Work work() {
            return file == null ? Work.named(name) : Work.of(file);
        }

        /** Whether it can be run. */
        public boolean isGood() {
            return file != null;
        }

        /** Whether there is no file of it, as of what is purged once. */
        public boolean isWithoutFile() {
            return file == null && mistakes.isEmpty();
        }
    }

    public List<Line> all() {
        return all(
                Holds.now(desk.settings(), desk.ledger().pauses()),
                desk.ledger().edge().stale());
    }

    /** The names of all jobs, as a person orders them. */
    public List<String> names() {
        return files().keySet().stream().sorted(NaturalOrder.OF_NAMES).toList();
    }

    /** As {@link #all()}, with what is known already. A file that has not changed is not read anew each time. */
    public List<Line> all(Holds holds, List<StalePage.Count> stale) {
        Known known = new Known(desk.due().get(), holds, stale);
        Map<String, Path> files = new TreeMap<>(NaturalOrder.OF_NAMES);
        files.putAll(files());
        List<Line> lines = new ArrayList<>();
        files.forEach((name, file) -> lines.add(line(name, () -> desk.jobFiles().read(file), known)));
        return lines;
    }

    /** The job with the name, as its file is at this moment. */
    public Optional<Line> named(String name) {
        return Optional.ofNullable(files().get(name))
                .map(file -> line(
                        name,
                        () -> desk.jobFiles().readNow(file),
                        new Known(
                                desk.due().get(),
                                Holds.now(desk.settings(), desk.ledger().pauses()),
                                desk.ledger().edge().stale())));
    }

    /**
     * What has a name and runs like a job, and no file: a list that is purged once, or a job whose file was taken away. Empty for a name
     * under which nothing was and nothing can be asked for.
     */
    public Optional<Line> withoutFile(String name) {
        List<Run> runs = desk.ledger().runs().latestOf(name, RUNS);
        Optional<String> site = runs.stream().map(Run::site).findFirst().or(() -> desk.settings().listedSites().stream()
                .filter(each -> RunAgain.isOneOff(name, each))
                .findFirst());
        Holds holds = Holds.now(desk.settings(), desk.ledger().pauses());
        return site.map(of -> new Line(
                name,
                of,
                null,
                runs,
                Optional.empty(),
                StalePage.Count.byRun(desk.ledger().edge().stale().stream()
                        .filter(each -> each.job().equals(name))
                        .toList()),
                List.of(),
                null,
                holds.over(new Work("", Set.of(of), List.of()), desk.clock().instant()),
                Optional.empty(),
                zones.home()));
    }

    /** What is known of all jobs at once. */
    private record Known(Map<String, Instant> due, Holds holds, List<StalePage.Count> stale) {}

    private Map<String, Path> files() {
        try {
            return JobFiles.in(desk.settings().folders().jobs());
        } catch (MistakesException e) {
            return Map.of();
        }
    }

    private Line line(String name, Supplier<JobFile> file, Known known) {
        Instant now = desk.clock().instant();
        List<Run> runs = desk.ledger().runs().latestOf(name, RUNS);
        Instant next = known.due().get(name);
        Map<String, Long> atEdge = StalePage.Count.byRun(
                known.stale().stream().filter(each -> each.job().equals(name)).toList());
        Holds holds = known.holds();
        try {
            JobFile job = file.get();
            Work work = Work.of(job);
            Optional<Hold> then = next == null ? Optional.empty() : holds.over(work, next);
            return new Line(
                    name,
                    job.site(),
                    next,
                    runs,
                    retried(runs),
                    atEdge,
                    List.of(),
                    job,
                    holds.over(work, now),
                    then,
                    zones.of(job));
        } catch (MistakesException e) {
            return new Line(
                    name,
                    "",
                    next,
                    runs,
                    Optional.empty(),
                    atEdge,
                    e.mistakes(),
                    null,
                    holds.over(Work.named(name), now),
                    Optional.empty(),
                    zones.home());
        }
    }

    /** A retry reads what failed alone: of invalid rows it says nothing. */
    private Optional<Run> retried(List<Run> runs) {
        if (runs.stream().noneMatch(run -> run.counts().of(Outcome.INVALID) > 0)) {
            return Optional.empty();
        }
        return runs.stream()
                .dropWhile(run -> run.state() == RunState.FINISHED
                        && SourceCount.isRetry(desk.ledger().runs().sources(run.id())))
                .findFirst()
                .filter(run ->
                        !run.id().equals(runs.get(0).id()) && run.counts().of(Outcome.INVALID) > 0);
    }
}
