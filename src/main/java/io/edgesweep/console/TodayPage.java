package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.Backlog;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.console.view.JobState;
import io.edgesweep.console.view.Night;
import io.edgesweep.console.view.NodeLine;
import io.edgesweep.console.view.QuotaToday;
import io.edgesweep.console.view.ReportLookup;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person wants to know in the morning, on one page. */
@Controller
class TodayPage {

    private static final Duration NIGHT = Duration.ofHours(24);
    private static final int RUNS = 500;

    /** More than these nobody does before breakfast; the jobs below have the rest. */
    private static final int PROBLEMS = 8;

    private final ConsoleServices desk;

    TodayPage(ConsoleServices desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String today(Model model, Words words) {
        Instant now = desk.clock().instant();
        List<JobLines.Line> jobs = new JobLines(desk).all();
        Set<String> names = jobs.stream().map(JobLines.Line::name).collect(Collectors.toSet());
        List<Run> night = desk.ledger().runs().latest(RUNS).stream()
                .filter(run -> run.state() == RunState.FINISHED && run.started().isAfter(now.minus(NIGHT)))
                .toList();
        // what was purged once, without a file of its job, is of the day on which it was
        List<Run> latest = desk.ledger().runs().latestOfEachJob().stream()
                .filter(run -> names.contains(run.job()) || run.started().isAfter(now.minus(NIGHT)))
                .toList();
        long broken = jobs.stream().filter(job -> !job.isGood()).count();
        model.addAttribute("night", latest.isEmpty() && broken == 0 ? null : Night.of(broken, latest, night, words));
        model.addAttribute("problems", problems(jobs, latest, words));
        model.addAttribute(
                "jobs",
                jobs.stream()
                        .map(job -> JobState.of(job, words, now))
                        .sorted(Comparator.comparingInt(JobState::rank).thenComparing(JobState::job))
                        .toList());
        model.addAttribute("paused", paused(words));
        model.addAttribute("sites", desk.settings().listedSites());
        model.addAttribute(
                "asked",
                desk.asked().open().stream()
                        .filter(each -> each.state() == State.WAITING)
                        .map(each -> each.run())
                        .toList());
        QuotaStandings quotas =
                QuotaStandings.lastRead(desk.ledger(), desk.settings().quotaShares(), now);
        model.addAttribute("quotas", QuotaToday.lines(quotas));
        model.addAttribute(
                "backlog",
                Backlog.of(
                        desk.ledger().history().waitingByJob(),
                        quotas,
                        desk.due().get(),
                        now,
                        words));
        model.addAttribute("nodes", NodeLine.all(desk.ledger().nodes()));
        return "today";
    }

    /**
     * Something that needs a person.
     *
     * @param job   the job; there is a page of it where {@code run} is empty
     * @param run   the run; empty where it is of the job's file
     * @param tone  how it is shown
     * @param what  what is to be done
     * @param why   why
     * @param retry whether the run's failures can be sent again right here
     */
    public record ProblemLine(String job, String run, String tone, String what, String why, boolean retry) {}

    /**
     * What holds up a site or everything.
     *
     * @param what   what is held up
     * @param words  by what, and until when
     * @param jobs   the jobs of it
     * @param resume the scope by which a person may resume it; empty where nobody can
     */
    public record PausedLine(String what, String words, String jobs, String resume) {}

    private List<PausedLine> paused(Words words) {
        return desk.pausing().held().stream()
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

    private List<ProblemLine> problems(List<JobLines.Line> jobs, List<Run> latest, Words words) {
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
                        false));
            }
        }
        latest.stream()
                .filter(run -> Family.of(run) == Family.FAILED || Family.of(run) == Family.UNSETTLED)
                .sorted(Comparator.comparing((Run run) -> Family.of(run)).thenComparing(run -> -run.stillOpen()))
                .limit(PROBLEMS)
                .forEach(run -> problems.add(problem(run, wide.contains(run.job()), words)));
        return problems;
    }

    private ProblemLine problem(Run run, boolean wide, Words words) {
        Optional<ToDo> todo = ReportLookup.of(desk.settings(), run)
                .flatMap(report -> ToDo.after(report, words).stream().findFirst());
        long failed = run.counts().of(Outcome.FAILED) + run.counts().of(Outcome.REFUSED);
        return new ProblemLine(
                run.job(),
                run.id(),
                Family.of(run) == Family.FAILED ? "bad" : "unknown",
                todo.map(ToDo::what)
                        .orElse(words.say("verdict." + Heading.of(run).word()) + words.say("stop")),
                todo.map(ToDo::why).orElse(words.say("today.report-says")),
                failed > 0 && !wide);
    }

    /** The part of a page that changes while something is under way. */
    @GetMapping("/progress")
    String progress() {
        return "layout :: progress";
    }
}
