package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.LiveOutcomes;
import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.console.view.EdgeScreen;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.console.view.LiveView;
import io.edgesweep.console.view.OpenBatchView;
import io.edgesweep.console.view.ReportLookup;
import io.edgesweep.console.view.RunLine;
import io.edgesweep.console.view.RunScreen;
import io.edgesweep.console.view.SinceThen;
import io.edgesweep.console.view.TargetTable;
import io.edgesweep.console.view.Trend;
import io.edgesweep.console.view.Zones;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchTargets;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunFilter;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.ledger.Targets;
import io.edgesweep.order.Asker;
import io.edgesweep.report.Family;
import io.edgesweep.report.Heading;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.TargetFilter;
import io.edgesweep.report.Verdict;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.HumanFormat;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
            Model model,
            Words words) {
        RunFilter filter = filter(job, verdict);
        List<Run> runs = desk.ledger().runs().page(filter, before, SHOWN + 1);
        List<Run> shown = runs.subList(0, Math.min(SHOWN, runs.size()));
        Zones zones = new Zones(desk);
        // A list has one clock: that of its job, or of none
        ZoneId zone = job.isEmpty() ? zones.home() : zones.of(job);
        Map<String, Long> stale = StalePage.Count.byRun(desk.ledger().edge().stale());
        model.addAttribute("zone", zone.getId());
        model.addAttribute(
                "runs",
                shown.stream()
                        .map(run -> RunLine.of(run, stale.getOrDefault(run.id(), 0L), zone, words))
                        .toList());
        model.addAttribute("trend", Trend.of(shown, zone, words));
        model.addAttribute("all", words.say("runs.all", desk.ledger().runs().count(filter)));
        model.addAttribute("older", runs.size() > SHOWN ? shown.get(SHOWN - 1).id() : "");
        model.addAttribute("jobs", desk.ledger().runs().jobs());
        model.addAttribute(
                "verdicts",
                Heading.all().stream()
                        .map(each -> new Choice(
                                each.word(),
                                words.say("verdict." + each.word()),
                                "",
                                each.word().equals(verdict)))
                        .toList());
        model.addAttribute("job", job);
        model.addAttribute("verdict", verdict);
        return "runs";
    }

    /** What is shown as "all but invalid rows" has no verdict of its own. */
    private static RunFilter filter(String job, String word) {
        boolean onlyInvalid = Verdict.ofWord(word) == Verdict.UNEXPECTED && !word.equals(Verdict.UNEXPECTED.word());
        return word.isEmpty() || !onlyInvalid ? new RunFilter(job, word, false) : new RunFilter(job, "", true);
    }

    /** Each run of the list has its report. */
    @GetMapping("/reports")
    String reports() {
        return "redirect:/runs";
    }

    /**
     * The page of a run: how far it is, or what it came to, and its targets.
     *
     * @param families which outcomes are shown, in the words of their families; those that are no success where none is named
     * @param cause    the word of a cause; empty for all
     * @param host     a host; empty for all
     * @param text     what targets hold; empty for all
     * @param at       where the page of targets begins; empty for the first
     */
    @GetMapping("/runs/{id}")
    String run(
            @PathVariable("id") String id,
            @RequestParam(name = "outcome", defaultValue = "") List<String> families,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            @RequestParam(name = "host", defaultValue = "") String host,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "at", defaultValue = "") String at,
            Model model,
            Words words)
            throws IOException {
        Run run = desk.run(id);
        desk.control().report(run);
        Optional<Running> running = desk.running(run);
        Optional<RunReport> report =
                run.state() == RunState.FINISHED ? ReportLookup.of(desk.settings(), run) : Optional.empty();
        ZoneId zone = RunScreen.zone(run, report, new Zones(desk));
        model.addAttribute("run", RunLine.of(run, 0, zone, words));
        model.addAttribute("owner", run.owner());
        model.addAttribute("asked", Asker.of(desk.ledger().runs().askedBy(run.id()), words));
        SinceThen since = SinceThen.of(desk.ledger(), run);
        model.addAttribute("since", since);
        model.addAttribute("screen", RunScreen.of(run, report, running.isPresent(), since, zone, words));
        model.addAttribute(
                "live", running.map(each -> LiveView.of(each, words)).stream().toList());
        model.addAttribute(
                "wide",
                new JobLines(desk).named(run.job()).map(JobLines.Line::isWide).orElse(false));
        model.addAttribute(
                "open",
                running.isPresent()
                        ? List.of()
                        : OpenBatchView.of(desk.ledger().aftermath().open(run.id()), words, zone));
        model.addAttribute(
                "edge", report.map(each -> EdgeScreen.of(each, words)).orElse(null));
        model.addAttribute("findings", desk.ledger().runs().findings(run.id()));
        OutcomeCounts counts = since.counts();
        Set<Family> shown = shown(families, counts);
        model.addAttribute("families", families(counts, shown, running.isPresent(), words));
        model.addAttribute("chosen", families);
        model.addAttribute("cause", cause);
        model.addAttribute("host", host);
        model.addAttribute("text", text);
        model.addAttribute("causes", report.map(each -> causes(each, words)).orElse(List.of()));
        model.addAttribute("hosts", report.map(RunPages::hosts).orElse(List.of()));
        model.addAttribute("all", counts.read() + counts.carriedIn());
        model.addAttribute("zone", zone.getId());
        model.addAttribute("first", at.isEmpty());
        model.addAttribute(
                "table",
                TargetTable.of(
                        desk.ledger(),
                        run,
                        new TargetFilter(shown, cause, host, text.strip()),
                        Targets.Position.of(at).orElse(Targets.Position.START),
                        words,
                        zone,
                        running.isPresent()));
        addBatches(run, model, words, zone);
        return "run";
    }

    /** What is no success is looked for first; where there is nothing but success, that is shown. */
    private static Set<Family> shown(List<String> families, OutcomeCounts counts) {
        Set<Family> named = Arrays.stream(Family.values())
                .filter(family -> families.contains(family.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Family.class)));
        if (!named.isEmpty()) {
            return named;
        }
        Set<Family> open = EnumSet.of(Family.FAILED, Family.WAITING, Family.UNSETTLED);
        return open.stream().anyMatch(family -> of(counts, family) > 0) ? open : EnumSet.allOf(Family.class);
    }

    private static long of(OutcomeCounts counts, Family family) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> Family.of(outcome) == family)
                .mapToLong(counts::of)
                .sum();
    }

    /**
     * A choice of a filter.
     *
     * @param word   by which it is asked for
     * @param words  what it says
     * @param number how many targets it is
     * @param chosen whether it is chosen
     */
    public record Choice(String word, String words, String number, boolean chosen) {}

    private static List<Choice> families(OutcomeCounts counts, Set<Family> shown, boolean live, Words words) {
        return Arrays.stream(Family.values())
                .map(family -> new Choice(
                        family.word(),
                        words.say((live ? LiveOutcomes.key(family.word()) : Optional.<String>empty())
                                .orElse(family.part(of(counts, family), counts.of(Outcome.STOPPED)))),
                        // Above stands how far the run is: counted a moment later, it would be another number.
                        live ? "" : words.number(of(counts, family)),
                        shown.contains(family)))
                .toList();
    }

    private static List<Choice> causes(RunReport report, Words words) {
        Map<ReasonCode, Long> targets = new EnumMap<>(ReasonCode.class);
        Stream.concat(report.failures().stream(), report.leftOut().stream())
                .forEach(line -> targets.merge(ReasonCode.ofWord(line.cause()), line.targets(), Long::sum));
        return targets.entrySet().stream()
                .map(each -> new Choice(
                        each.getKey().word(),
                        words.say("cause." + each.getKey().word()),
                        words.number(each.getValue()),
                        false))
                .toList();
    }

    private static List<Choice> hosts(RunReport report) {
        return report.shares().hosts().stream()
                .filter(line -> !line.name().isEmpty() && !line.name().startsWith("("))
                .map(line -> new Choice(line.name(), line.name(), HumanFormat.number(line.rows()), false))
                .toList();
    }

    private void addBatches(Run run, Model model, Words words, ZoneId zone) {
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
                        .map(each ->
                                words.say("batch.part", each.getValue(), words.say("batch.state." + each.getKey())))
                        .toList());
        model.addAttribute(
                "batches",
                first.stream().map(each -> BatchView.of(each, words, zone)).toList());
    }

    /** A batch, in words. */
    public record BatchView(
            String id,
            String what,
            String targets,
            String state,
            String calls,
            String sent,
            String reason,
            boolean foreign) {

        static BatchView of(BatchTargets targets, Words words, ZoneId zone) {
            Batch batch = targets.batch();
            return new BatchView(
                    words.number(batch.id()),
                    words.say(
                            "batch.of",
                            batch.key().site(),
                            words.say("kind." + batch.key().kind().word()),
                            batch.key().priority()),
                    words.number(batch.size()),
                    words.say("batch.state." + targets.state()),
                    words.number(batch.calls().count()),
                    words.clock(batch.calls().sentAt(), zone),
                    (batch.calls().code().isEmpty() ? "" : batch.calls().code() + ": ") + words.say(batch.reason()),
                    batch.reason().isForeign());
        }
    }
}
