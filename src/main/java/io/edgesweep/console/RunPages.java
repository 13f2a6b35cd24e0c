package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.console.view.LiveView;
import io.edgesweep.console.view.ReportLookup;
import io.edgesweep.console.view.RunLine;
import io.edgesweep.console.view.Trend;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchTargets;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.Heading;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.HumanFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The runs, one of them, and the reports of those that are over. */
@Controller
class RunPages {

    static final int SHOWN = 200;

    private final ConsoleServices desk;

    RunPages(ConsoleServices desk) {
        this.desk = desk;
    }

    @GetMapping("/runs")
    String runs(
            @RequestParam(name = "job", defaultValue = "") String job,
            @RequestParam(name = "verdict", defaultValue = "") String verdict,
            Model model) {
        List<Run> latest = desk.ledger().runs().latest(SHOWN);
        List<Run> runs = (job.isEmpty() ? latest : desk.ledger().runs().latestOf(job, SHOWN))
                .stream()
                        .filter(run -> verdict.isEmpty() || isShownAs(run, verdict))
                        .toList();
        model.addAttribute("runs", runs.stream().map(RunLine::of).toList());
        model.addAttribute("trend", Trend.of(runs));
        model.addAttribute(
                "jobs", latest.stream().map(Run::job).distinct().sorted().toList());
        model.addAttribute("verdicts", Heading.all());
        model.addAttribute("job", job);
        model.addAttribute("verdict", verdict);
        return "runs";
    }

    private static boolean isShownAs(Run run, String word) {
        return run.state() == RunState.FINISHED && Heading.of(run).word().equals(word);
    }

    @GetMapping("/reports")
    String reports(Model model) {
        model.addAttribute(
                "runs",
                desk.ledger().runs().latest(SHOWN).stream()
                        .map(RunLine::of)
                        .filter(RunLine::finished)
                        .toList());
        return "reports";
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable("id") String id, Model model) {
        Run run = desk.run(id);
        boolean finished = run.state() == RunState.FINISHED;
        OutcomeCounts counts = finished ? run.counts() : desk.ledger().history().counts(run.id());
        model.addAttribute("run", RunLine.of(run));
        model.addAttribute("owner", run.owner());
        model.addAttribute(
                "live", desk.progress().of(run.id()).map(LiveView::of).stream().toList());
        model.addAttribute(
                "wide",
                new JobLines(desk).named(run.job()).map(JobLines.Line::isWide).orElse(false));
        model.addAttribute("retry", counts.of(Outcome.FAILED) + counts.of(Outcome.REFUSED) > 0);
        model.addAttribute("counts", tiles(counts, finished));
        model.addAttribute("findings", desk.ledger().runs().findings(run.id()));
        model.addAttribute("report", ReportLookup.of(desk.settings(), run).orElse(null));
        addBatches(run, model);
        return "run";
    }

    @PostMapping("/runs/{id}/stop")
    String stop(@PathVariable("id") String id) throws IOException {
        Run run = desk.run(id);
        desk.stop(run, "the console");
        return "redirect:/runs/" + run.id();
    }

    private void addBatches(Run run, Model model) {
        Map<String, Integer> states = new TreeMap<>();
        List<BatchTargets> first = new ArrayList<>();
        desk.ledger().history().forEachBatch(run.id(), batch -> {
            states.merge(batch.state(), 1, Integer::sum);
            if (first.size() < SHOWN) {
                first.add(batch);
            }
        });
        model.addAttribute(
                "states",
                states.entrySet().stream()
                        .map(each -> HumanFormat.number(each.getValue()) + " " + each.getKey())
                        .toList());
        model.addAttribute("batches", first.stream().map(BatchView::of).toList());
    }

    private static List<Tile> tiles(OutcomeCounts counts, boolean finished) {
        List<Tile> tiles = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long number = counts.of(outcome);
            if (number > 0) {
                tiles.add(new Tile(outcome.word(), HumanFormat.number(number), words(outcome, finished)));
            }
        }
        return tiles;
    }

    /** What waits or is on its way has no outcome yet while its run goes on. */
    private static String words(Outcome outcome, boolean finished) {
        if (!finished && outcome == Outcome.CARRIED_OVER) {
            return "to be sent";
        }
        return !finished && outcome == Outcome.UNSETTLED ? "on their way" : outcome.words();
    }

    /** One outcome. */
    public record Tile(String outcome, String number, String words) {}

    /** A batch, in words. */
    public record BatchView(
            String id, String what, String targets, String state, String calls, String sent, String reason) {

        static BatchView of(BatchTargets targets) {
            Batch batch = targets.batch();
            return new BatchView(
                    HumanFormat.number(batch.id()),
                    batch.key().site() + ": " + batch.key().kind().word(),
                    HumanFormat.number(batch.size()),
                    targets.state(),
                    HumanFormat.number(batch.calls()),
                    HumanFormat.time(batch.sentAt()),
                    batch.code().isEmpty() ? batch.reason() : batch.code() + ": " + batch.reason());
        }
    }
}
