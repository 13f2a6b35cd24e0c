package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.console.view.Backlog;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.console.view.JobState;
import io.edgesweep.console.view.NextDay;
import io.edgesweep.console.view.Night;
import io.edgesweep.console.view.NodeLine;
import io.edgesweep.console.view.PauseChoice;
import io.edgesweep.console.view.QuotaGauge;
import io.edgesweep.console.view.ReportLookup;
import io.edgesweep.console.view.Zones;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunSum;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.order.Asker;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.pause.Holds;
import io.edgesweep.report.Family;
import io.edgesweep.report.Heading;
import io.edgesweep.report.ToDo;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person wants to know in the morning, on one page. */
@Controller
class TodayPage {

    private static final Duration NIGHT = Duration.ofHours(24);

    /** More jobs than these are many. */
    private static final int FEW = 8;

    /** More quotas than these are folded, the roomiest of them. */
    private static final int GAUGES = 9;

    /** More than these nobody does before breakfast; the jobs below have the rest. */
    private static final int PROBLEMS = 8;

    private final ConsoleServices desk;

    TodayPage(ConsoleServices desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String today(Model model, Words words) {
        Instant now = desk.clock().instant();
        Holds holds = Holds.now(desk.settings(), desk.ledger().pauses());
        List<StalePage.Count> stale = desk.ledger().edge().stale();
        List<JobLines.Line> jobs = new JobLines(desk).all(holds, stale);
        Set<String> names = jobs.stream().map(JobLines.Line::name).collect(Collectors.toSet());
        // what was purged once, without a file of its job, is of the day on which it was
        List<Run> latest = desk.ledger().runs().latestOfEachJob().stream()
                .filter(run -> names.contains(run.job()) || run.started().isAfter(now.minus(NIGHT)))
                .toList();
        Set<String> broken = jobs.stream()
                .filter(job -> !job.isGood())
                .map(JobLines.Line::name)
                .collect(Collectors.toSet());
        RunSum night = desk.ledger().runs().finishedSince(now.minus(NIGHT));
        Map<String, Long> atEdge = StalePage.Count.byJob(stale);
        model.addAttribute(
                "night",
                latest.isEmpty() && broken.isEmpty() && atEdge.isEmpty()
                        ? null
                        : Night.of(broken, latest, atEdge, names, night, words));
        model.addAttribute("problems", problems(jobs, latest, stale, words));
        addJobs(jobs, now, model, words);
        model.addAttribute("paused", paused(holds, jobs, now, words));
        Zones zones = new Zones(desk);
        model.addAttribute("scopes", PauseChoice.all(jobs, desk.settings().listedSites(), zones.home(), words));
        model.addAttribute(
                "asked",
                desk.asked().open().stream()
                        .filter(each -> each.state() == State.WAITING)
                        .map(each -> new AskedLine(
                                each.run().id(),
                                each.run().job(),
                                Asker.of(each.run().askedBy(), words)))
                        .toList());
        addQuotas(now, model, words);
        Set<String> running = desk.progress().now().stream().map(Running::job).collect(Collectors.toSet());
        model.addAttribute("underWay", !running.isEmpty());
        model.addAttribute("next", NextDay.of(jobs, holds::over, running, now, zones.home(), words));
        model.addAttribute("nodes", NodeLine.all(desk.ledger().nodes(), zones.home(), words));
        return "today";
    }

    /** Where there are many, those that are fresh are folded. */
    private static void addJobs(List<JobLines.Line> jobs, Instant now, Model model, Words words) {
        List<JobState> states = jobs.stream()
                .map(job -> JobState.of(job, words, now))
                .sorted(Comparator.comparingInt(JobState::rank))
                .toList();
        Map<Boolean, List<JobState>> folded =
                states.stream().collect(Collectors.partitioningBy(job -> states.size() > FEW && job.isFresh()));
        model.addAttribute("jobs", folded.get(false));
        model.addAttribute("fresh", folded.get(true));
    }

    private void addQuotas(Instant now, Model model, Words words) {
        QuotaStandings quotas =
                QuotaStandings.lastRead(desk.ledger(), desk.settings().quotaShares(), now);
        List<JobTargets> waiting = desk.ledger().history().waitingByJob();
        List<QuotaGauge> gauges = QuotaGauge.all(quotas, waiting, now, words);
        int shown = gauges.size() > GAUGES ? GAUGES : gauges.size();
        model.addAttribute("quotas", gauges.subList(0, shown));
        model.addAttribute("roomy", gauges.subList(shown, gauges.size()));
        model.addAttribute("backlog", Backlog.of(waiting, quotas, desk.due().get(), now, words));
    }

    /** An order that waits for its turn, and who asked for it. */
    public record AskedLine(String id, String job, String askedBy) {}

    /**
     * Something that needs a person.
     *
     * @param job   the job; there is a page of it where {@code run} is empty
     * @param run   the run; empty where it is of the job's file
     * @param tone  how it is shown
     * @param what  what is to be done
     * @param why   why
     * @param written whether that is as it was written down, in English
     * @param retry whether the run's failures can be sent again right here
     */
    public record ProblemLine(
            String job, String run, String tone, String what, String why, boolean written, boolean retry) {}

    /**
     * What holds up a site or everything.
     *
     * @param what   what is held up
     * @param words  by what, and until when
     * @param jobs   the jobs of it
     * @param resume the scope by which a person may resume it; empty where nobody can
     */
    public record PausedLine(String what, String words, String jobs, String resume) {}

    private static List<PausedLine> paused(Holds holds, List<JobLines.Line> jobs, Instant now, Words words) {
        return HeldJobs.at(now, holds, jobs.stream().map(JobLines.Line::work).toList()).stream()
                .filter(held -> held.hold().scope().kind() != PauseScope.Kind.JOB)
                .map(held -> new PausedLine(
                        HoldWords.scope(held.hold().scope(), words),
                        HoldWords.of(held.hold(), words),
                        String.join(", ", held.jobs()),
                        held.hold().kind() == Hold.Kind.PAUSE
                                ? held.hold().scope().toString()
                                : ""))
                .toList();
    }

    private List<ProblemLine> problems(
            List<JobLines.Line> jobs, List<Run> latest, List<StalePage.Count> stale, Words words) {
        List<ProblemLine> problems = new ArrayList<>();
        Set<String> wide = new HashSet<>();
        for (JobLines.Line job : jobs) {
            if (job.isWide()) {
                wide.add(job.name());
            }
            if (!job.isGood()) {
                problems.add(new ProblemLine(
                        job.name(),
                        "",
                        "bad",
                        words.say("today.fix-file"),
                        job.mistakes().get(0).toString(),
                        true,
                        false));
            }
        }
        jobs.forEach(job -> job.retried()
                .filter(night -> !night.onlyInvalid())
                .ifPresent(night -> problems.add(ofInput(night, words))));
        Set<String> atEdge = stale.stream().map(StalePage.Count::run).collect(Collectors.toSet());
        List<Run> shown = latest.stream()
                .filter(run -> Family.of(run) == Family.FAILED
                        || Family.of(run) == Family.UNSETTLED
                        || atEdge.contains(run.id()))
                .sorted(Comparator.comparing((Run run) -> Family.of(run)).thenComparing(run -> -run.stillOpen()))
                .toList();
        Set<String> told = shown.stream().map(Run::id).collect(Collectors.toSet());
        Stream.concat(
                        shown.stream().map(run -> problem(run, wide.contains(run.job()), words)),
                        stale.stream()
                                .filter(pages -> !told.contains(pages.run()))
                                .map(pages -> problem(pages, words)))
                .limit(PROBLEMS)
                .forEach(problems::add);
        return problems;
    }

    /** What a retry leaves to be done: it reads none of the input. */
    private static ProblemLine ofInput(Run night, Words words) {
        long invalid = night.counts().of(Outcome.INVALID);
        return new ProblemLine(
                night.job(),
                night.id(),
                "wait",
                words.say("todo.bad-row", invalid),
                words.say("todo.bad-row.why", invalid),
                false,
                false);
    }

    /** Of a run that is not its job's latest nothing else counts any more. */
    private static ProblemLine problem(StalePage.Count stale, Words words) {
        return new ProblemLine(
                stale.job(),
                stale.run(),
                "wait",
                words.say("todo.finding.stale"),
                words.say("headline.stale-at-edge", stale.pages()),
                false,
                false);
    }

    /** A finding's reason, which runs note without a full stop, gets one before more follows. */
    private static String ended(String why, String others, Words words) {
        return others.isEmpty() || why.endsWith(words.say("stop")) ? why + others : why + words.say("stop") + others;
    }

    private ProblemLine problem(Run run, boolean wide, Words words) {
        List<ToDo> todos = ReportLookup.of(desk.settings(), run)
                .map(report -> ToDo.after(report, words))
                .orElse(List.of());
        Optional<ToDo> todo = todos.stream().findFirst();
        String others = todos.stream()
                .skip(1)
                .map(each -> words.say("between") + each.what())
                .collect(Collectors.joining());
        long failed = run.counts().of(Outcome.FAILED) + run.counts().of(Outcome.REFUSED);
        return new ProblemLine(
                run.job(),
                run.id(),
                switch (Family.of(run)) {
                    case UNSETTLED -> "unknown";
                    case FAILED -> Heading.of(run).isBad() ? "bad" : "wait";
                    case CONFIRMED, WAITING, ASIDE -> "wait";
                },
                todo.map(ToDo::what)
                        .orElse(words.say("verdict." + Heading.of(run).word()) + words.say("stop")),
                ended(todo.map(ToDo::why).orElse(words.say("today.report-says")), others, words),
                todo.map(ToDo::finding).orElse(false),
                failed > 0 && !wide);
    }

    /** The part of a page that changes while something is under way. */
    @GetMapping("/progress")
    String progress() {
        return "layout :: progress";
    }
}
