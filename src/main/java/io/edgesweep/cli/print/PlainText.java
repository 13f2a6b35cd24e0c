package io.edgesweep.cli.print;

import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.input.ListSummary;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.job.forecast.Outlook;
import io.edgesweep.job.forecast.PlanLine;
import io.edgesweep.job.forecast.PrefixHint;
import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.Run;
import io.edgesweep.quota.Quota;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.FindingLine;
import io.edgesweep.report.Heading;
import io.edgesweep.report.Headline;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.RunReport.CallLine;
import io.edgesweep.report.Summary;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.session.Session;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.HumanFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what there is to say, for people. What came from outside is stripped of control characters before it is shown. */
public final class PlainText {

    /** The command line speaks English, whatever the reports are written in. */
    private static final Words ENGLISH = Words.of(Language.ENGLISH);

    private static final int CAUSES = 8;

    private static final int EXAMPLES_OF_A_CAUSE = 3;

    private PlainText() {}

    public static String of(WrittenReport written) {
        return of(written.report(), written.folder());
    }

    public static String of(RunReport report, Path folder) {
        Heading heading = Heading.of(report);
        List<String> lines = new ArrayList<>();
        lines.add(heading.symbol() + " " + heading.words() + ". "
                + Headline.of(report, ENGLISH).text(ENGLISH));
        lines.add("");
        report.findings().stream()
                .filter(FindingLine::mayBeTheCause)
                .map(PlainText::of)
                .forEach(lines::add);
        String next = NextStep.after(report, folder);
        if (!next.isEmpty()) {
            lines.add("  next    " + next);
        }
        lines.add("  targets " + Summary.equation(report.counts(), ENGLISH));
        String comparison = Summary.comparison(report, ENGLISH);
        if (!comparison.isEmpty()) {
            lines.add("  before  " + comparison);
        }
        if (report.warm() != null) {
            lines.add("  warm    " + Summary.warm(report, ENGLISH));
        }
        if (report.edge() != null) {
            lines.add("  edge    " + Summary.edge(report, ENGLISH));
        }
        report.failures().stream()
                .limit(CAUSES)
                .forEach(failure ->
                        lines.add("  " + HumanFormat.number(failure.targets()) + " " + failure.words() + why(failure)));
        long others = report.failures().stream()
                .skip(CAUSES)
                .mapToLong(FailureLine::targets)
                .sum();
        if (others > 0) {
            lines.add("  " + HumanFormat.number(others) + " for other causes: see targets.csv beside the report");
        }
        String forecast = Summary.forecast(report, ENGLISH);
        if (!forecast.isEmpty()) {
            lines.add("  waiting " + forecast);
        }
        lines.add("  calls   " + calls(report.calls()));
        report.findings().stream()
                .filter(finding -> !finding.mayBeTheCause())
                .map(PlainText::of)
                .forEach(lines::add);
        lines.add("  run     " + report.run() + ", job " + report.job() + ", site " + report.site() + ", "
                + HumanFormat.duration(Duration.between(report.started(), report.finished())));
        lines.add("  report  " + folder.resolve("index.html").toAbsolutePath().normalize());
        if (report.exitCode() != report.verdictCode()) {
            lines.add("  exit code 0: the job counts " + report.verdictCode() + " as success");
        } else if (report.exitCode() != 0) {
            lines.add("  exit code " + report.exitCode());
        }
        return shown(lines);
    }

    private static String of(FindingLine finding) {
        return "  " + finding.kind() + ": " + (finding.place().isEmpty() ? "" : finding.place() + ": ")
                + Words.english().say(finding.reason());
    }

    /**
     * What a run would do.
     *
     * @param command what does it; empty where it would do nothing
     */
    public static String of(DryRun plan, String command) {
        List<String> lines = new ArrayList<>();
        lines.add("Dry run of job " + plan.job() + " on site " + plan.site() + ": nothing was sent.");
        lines.add("");
        lines.add("  " + HumanFormat.count(plan.input().rows(), "row", "rows") + " read, "
                + HumanFormat.number(plan.targets())
                + (plan.targets() == 1 ? " target" : " targets") + " to purge"
                + (plan.removed() == 0 ? "" : ", " + HumanFormat.number(plan.removed()) + " of them no longer listed")
                + (plan.input().rejected().isEmpty()
                        ? ""
                        : "; not sent: "
                                + plan.input().rejected().entrySet().stream()
                                        .map(each -> HumanFormat.number(each.getValue()) + " "
                                                + each.getKey().name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
        for (PlanLine line : plan.outlook().lines()) {
            lines.addAll(of(line));
        }
        if (!plan.outlook().sending().isZero()) {
            lines.add("  at the configured pace the sending takes "
                    + HumanFormat.duration(plan.outlook().sending()));
        }
        if (plan.outlook().looks() > 0) {
            lines.add("  once they are confirmed, edgesweep looks at what the CDN serves of "
                    + HumanFormat.count(plan.outlook().looks(), "page", "pages"));
        }
        plan.outlook().collapsed().forEach(each -> lines.add("  " + of(each)));
        Integer limit = plan.limit();
        if (limit != null && plan.exceedsLimit()) {
            lines.add("  " + HumanFormat.count(plan.targets(), "target is", "targets are") + " more than the "
                    + HumanFormat.number(limit) + " that limits.targets allows: a run would send nothing");
        }
        plan.problems().forEach(problem -> lines.add("  " + Words.english().say(problem)));
        for (Finding finding : plan.findings()) {
            lines.add("  " + (finding.place().isEmpty() ? "" : finding.place() + ": ")
                    + Words.english().say(finding.reason()));
        }
        List<RejectedRow> examples = ofEachCause(plan.input().examples());
        for (RejectedRow row : examples) {
            lines.add("  " + row.rejection().name().toLowerCase(Locale.ROOT) + " at " + row.place() + ": " + row.text()
                    + " " + Words.english().say(row.reason()));
        }
        long untold = plan.input().rejected().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                - examples.size();
        if (untold > 0) {
            lines.add("  and " + HumanFormat.count(untold, "more row", "more rows")
                    + " not sent; a run's report names each");
        }
        plan.outlook()
                .prefixes()
                .forEach(hint -> lines.add(of(hint, plan.input().unmodified() > 0)));
        if (plan.outlook().prefixes().size() == Outlook.MOST_PREFIXES) {
            lines.add("  there may be more such prefixes; these save most");
        }
        if (!command.isEmpty()) {
            lines.add("  next    " + command + " sends it");
        }
        return shown(lines);
    }

    /** Of what has not changed a few of each cause, for there is nothing to correct; of all else as many as were kept. */
    static List<RejectedRow> ofEachCause(List<RejectedRow> examples) {
        Map<String, Integer> told = new HashMap<>();
        return examples.stream()
                .filter(row -> row.rejection() != Rejection.UNCHANGED
                        || told.merge(row.reason().code(), 1, Integer::sum) <= EXAMPLES_OF_A_CAUSE)
                .toList();
    }

    private static List<String> of(PlanLine line) {
        List<String> lines = new ArrayList<>();
        lines.add("  site " + line.site() + ", kind " + line.kind().word() + ": "
                + HumanFormat.count(line.now(), "target", "targets") + " now"
                + (line.waiting() > 0
                        ? ", " + HumanFormat.number(Math.min(line.waiting(), line.now())) + " of them from earlier runs"
                        : "")
                + ", " + HumanFormat.count(line.batches(), "batch", "batches"));
        Quota quota = line.quota();
        if (quota == null) {
            lines.add("    the provider reports no quota for this kind");
        } else {
            lines.add("    quota: " + HumanFormat.number(line.left()) + " of " + HumanFormat.number(quota.daily())
                    + " left before, " + HumanFormat.number(line.leftAfter()) + " after, "
                    + HumanFormat.number(line.reserve())
                    + " reserved for people, " + HumanFormat.number(quota.batch()) + " per call");
        }
        if (line.later() > 0) {
            lines.add("    " + HumanFormat.count(line.later(), "target waits", "targets wait") + " until "
                    + HumanFormat.time(line.until()) + " UTC, when the next quota day begins");
        }
        return lines;
    }

    private static String of(PrefixHint hint, boolean atLeast) {
        return "  one purge of the prefix " + hint.prefix() + " would save "
                + HumanFormat.count(hint.urls(), "purge of a URL", "purges of URLs") + " and "
                + HumanFormat.count(hint.calls(), "call", "calls") + ", and evict " + (atLeast ? "at least " : "")
                + needless(hint.evicted());
    }

    private static String of(Directory collapsed) {
        return "one purge of the prefix " + collapsed.prefix() + " takes the place of "
                + HumanFormat.count(collapsed.purged(), "purge of a URL", "purges of URLs") + ", and evicts "
                + needless(collapsed.others());
    }

    private static String needless(long urls) {
        return HumanFormat.count(urls, "URL", "URLs") + " that need" + (urls == 1 ? "s" : "") + " no purge";
    }

    public static String of(ListSummary listing) {
        String read = HumanFormat.count(listing.targets(), "target", "targets")
                + (listing.fragments() == 0
                        ? ""
                        : " (" + HumanFormat.number(listing.fragments()) + " without their fragment)")
                + ", "
                + HumanFormat.count(listing.rejected(), "rejected row", "rejected rows")
                + (listing.comments() == 0 ? "" : ", " + HumanFormat.count(listing.comments(), "comment", "comments"));
        String unread = listing.unreadable() == 0
                ? ""
                : ", " + HumanFormat.count(listing.unreadable(), "document", "documents")
                        + " that could not be read to the end";
        return String.join(
                System.lineSeparator(),
                Stream.concat(listing.notes().stream().map(Words.english()::say), Stream.of(read + unread))
                        .toList());
    }

    public static String of(List<Run> runs) {
        if (runs.isEmpty()) {
            return "There has been no run yet.";
        }
        return shown(runs.stream().map(PlainText::line).toList());
    }

    public static String of(Run run) {
        return shown(List.of(
                line(run),
                Session.isFinished(run)
                        ? "  its report is not there any more"
                        : "  not finished, begun by " + run.owner()
                                + "; if that has ended, the same command resumes it"));
    }

    /** How a run has ended, on one line. */
    public static String line(WrittenReport written) {
        RunReport report = written.report();
        return shown(List.of("job " + report.job() + ": run " + report.run() + " ended with " + report.exitCode() + ", "
                + Heading.of(report).words() + ", " + written.folder()));
    }

    private static String line(Run run) {
        return String.format(
                Locale.ROOT,
                "%-22s %s %3s  %s",
                run.id(),
                HumanFormat.padded(run.job(), 20),
                run.exitCode() == null ? "" : run.exitCode(),
                Session.isFinished(run) ? ended(run) : "… Not finished: counted when it ends");
    }

    private static String ended(Run run) {
        Heading heading = Heading.of(run);
        return heading.symbol() + " " + heading.words() + ": "
                + HumanFormat.number(run.counts().of(Outcome.CONFIRMED)) + " confirmed, "
                + HumanFormat.number(run.stillOpen()) + " open";
    }

    private static String calls(CallLine calls) {
        String many = HumanFormat.number(calls.submitted());
        return calls.complete()
                ? many + ", at most " + calls.maxPerSecond() + " in one second of " + calls.ceiling() + " allowed"
                : "at least " + many + "; a process was killed before it had written down its own";
    }

    private static String why(FailureLine failure) {
        String why = failure.why(Words.english());
        return why.isEmpty() ? "" : ": " + why;
    }

    /** Control and bidirectional characters in a URL or a reason could rewrite what the terminal shows. */
    static String shown(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
