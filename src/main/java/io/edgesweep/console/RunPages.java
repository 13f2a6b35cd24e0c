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
import io.edgesweep.ledger.RunCount;
import io.edgesweep.ledger.RunFilter;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.Heading;
import io.edgesweep.report.Verdict;
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

    static final int SHOWN = 100;

    private final ConsoleServices desk;

    RunPages(ConsoleServices desk) {
        this.desk = desk;
    }

    @GetMapping("/runs")
    String runs(
            @RequestParam(name = "job", defaultValue = "") String job,
            @RequestParam(name = "verdict", defaultValue = "") String verdict,
            @RequestParam(name = "before", defaultValue = "") String before,
            Model model) {
        RunFilter filter = filter(job, verdict);
        List<Run> runs = desk.ledger().runs().page(filter, before, SHOWN + 1);
        List<Run> shown = runs.subList(0, Math.min(SHOWN, runs.size()));
        model.addAttribute("runs", shown.stream().map(RunLine::of).toList());
        model.addAttribute("trend", Trend.of(shown));
        model.addAttribute("all", HumanFormat.count(desk.ledger().runs().count(filter), "run", "runs"));
        model.addAttribute("older", runs.size() > SHOWN ? shown.get(SHOWN - 1).id() : "");
        model.addAttribute(
                "jobs",
                desk.ledger().runs().counted().stream()
                        .map(RunCount::job)
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute("verdicts", Heading.all());
        model.addAttribute("job", job);
        model.addAttribute("verdict", verdict);
        return "runs";
    }

    /** What is shown as "all but invalid rows" has a verdict of its own in no other place. */
    private static RunFilter filter(String job, String word) {
        boolean onlyInvalid = Verdict.ofWord(word) == Verdict.UNEXPECTED && !word.equals(Verdict.UNEXPECTED.word());
        return word.isEmpty() || !onlyInvalid
                ? new RunFilter(job, word, false)
                : new RunFilter(job, Verdict.PARTLY_FAILED.word(), true);
    }

    /** Each run of the list has its report. */
    @GetMapping("/reports")
    String reports() {
        return "redirect:/runs";
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
