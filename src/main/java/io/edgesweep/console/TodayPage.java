package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.Backlog;
import io.edgesweep.console.view.QuotaToday;
import io.edgesweep.console.view.ReportLookup;
import io.edgesweep.console.view.RunLine;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person wants to know in the morning, on one page. */
@Controller
class TodayPage {

    private static final Duration NIGHT = Duration.ofHours(24);
    private static final int RUNS = 100;

    private final ConsoleServices desk;

    TodayPage(ConsoleServices desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String today(Model model) {
        Instant now = desk.clock().instant();
        List<Run> latest = desk.ledger().runs().latest(RUNS);
        List<Run> finished =
                latest.stream().filter(run -> run.state() == RunState.FINISHED).toList();
        Optional<Run> last = finished.stream().findFirst();
        model.addAttribute("last", last.map(RunLine::of).orElse(null));
        model.addAttribute(
                "headline",
                last.flatMap(run -> ReportLookup.of(desk.settings(), run))
                        .map(report -> report.headline())
                        .orElse(""));
        model.addAttribute(
                "night",
                finished.stream()
                        .filter(run -> run.started().isAfter(now.minus(NIGHT)))
                        .map(RunLine::of)
                        .toList());
        model.addAttribute(
                "asked",
                desk.asked().open().stream()
                        .filter(each -> each.state() == State.WAITING)
                        .map(each -> each.run())
                        .toList());
        model.addAttribute("next", next(now));
        QuotaStandings quotas =
                QuotaStandings.lastRead(desk.ledger(), desk.settings().quotaShares(), now);
        model.addAttribute("quotas", QuotaToday.lines(quotas));
        model.addAttribute(
                "backlog",
                Backlog.of(
                        desk.ledger().history().waitingByJob(),
                        quotas,
                        desk.due().get(),
                        now));
        return "today";
    }

    private List<Next> next(Instant now) {
        return desk.due().get().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(each -> new Next(
                        each.getKey(),
                        HumanFormat.time(each.getValue()),
                        each.getValue().isAfter(now)
                                ? "in " + HumanFormat.duration(Duration.between(now, each.getValue()))
                                : "waits for its turn"))
                .toList();
    }

    /** A job that comes next. */
    public record Next(String job, String time, String in) {}

    /** The part of a page that changes while something is under way. */
    @GetMapping("/progress")
    String progress() {
        return "layout :: progress";
    }
}
