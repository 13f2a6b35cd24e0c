package io.edgesweep.report;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.RunReport.CountLine;
import io.edgesweep.report.RunReport.FailureLine;
import io.edgesweep.report.RunReport.FindingLine;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.report.RunReport.WarmLine;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in a few sentences what a run came to. */
public final class Summary {

    private static final int CAUSES = 4;
    private static final int LONGEST = 300;

    /** Words, and dots that end a sentence: a dot within a word would do for a link. */
    private static final Pattern HARMLESS = Pattern.compile("(?:[\\p{L}\\p{N} ,;:()%'-]|\\.(?!\\w)){0,300}");

    private Summary() {}

    /**
     * Whether anything may still be stale, in a sentence or two.
     *
     * @param findings what was found besides: what could not be read may be stale, too
     */
    public static String headline(
            OutcomeCounts counts, @Nullable WarmLine warm, Verdict verdict, Set<FindingKind> findings) {
        long stopped = counts.of(Outcome.STOPPED);
        long open = counts.open() - stopped;
        List<String> sentences = new ArrayList<>();
        if (stopped > 0) {
            sentences.add("Nothing of the input was sent: " + HumanFormat.count(stopped, "target was", "targets were")
                    + " stopped by " + (findings.contains(FindingKind.LIMIT) ? "a limit of the job." : "a person."));
        }
        if (open > 0) {
            sentences.add(
                    HumanFormat.count(open, "target", "targets") + " may still be served stale: " + open(counts) + ".");
        } else if (counts.of(Outcome.CONFIRMED) == 0 && stopped == 0) {
            sentences.add(
                    verdict == Verdict.NOTHING_TO_DO && counts.of(Outcome.UNCHANGED) == counts.read()
                            ? "Nothing had to be purged: nothing has changed since it was last confirmed purged."
                            : "Nothing was purged.");
        } else if (counts.of(Outcome.CONFIRMED) > 0 && stopped > 0) {
            sentences.add("Nothing that waited before is stale any more.");
        } else if (stopped == 0 && findings.contains(FindingKind.SOURCE)) {
            sentences.add("Nothing of what was read is stale any more.");
        } else if (stopped == 0) {
            sentences.add("Nothing that was to be purged is stale any more.");
        }
        if (findings.contains(FindingKind.SOURCE)) {
            sentences.add("Not all of the sources could be read.");
        }
        if (counts.of(Outcome.INVALID) > 0) {
            sentences.add(HumanFormat.count(
                    counts.of(Outcome.INVALID),
                    "row of the input is invalid and was left out.",
                    "rows of the input are invalid and were left out."));
        }
        if (warm != null && warm.confirmed() < warm.asked()) {
            sentences.add(
                    HumanFormat.count(warm.asked() - warm.confirmed(), "URL is", "URLs are") + " not prefetched.");
        }
        return String.join(" ", sentences);
    }

    private static String open(OutcomeCounts counts) {
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("failed", counts.of(Outcome.FAILED));
        parts.put("refused", counts.of(Outcome.REFUSED));
        parts.put("unsettled", counts.of(Outcome.UNSETTLED));
        parts.put("waiting", counts.of(Outcome.CARRIED_OVER));
        return parts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> part(each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** What became of the prefetches, with its numbers; empty when there were none. */
    public static String warm(RunReport report) {
        WarmLine warm = report.warm();
        if (warm == null) {
            return "";
        }
        return HumanFormat.count(warm.asked(), "URL", "URLs") + " to prefetch = "
                + String.join(
                        " + ",
                        part(warm.confirmed(), "confirmed"),
                        part(warm.failed(), "failed"),
                        part(warm.refused(), "refused"),
                        part(warm.carriedOver(), "carried over"),
                        part(warm.unsettled(), "unsettled"));
    }

    /** The equation that every run must fulfil, with its numbers. */
    public static String equation(CountLine counts) {
        return HumanFormat.number(counts.read()) + " read + " + HumanFormat.number(counts.carriedIn())
                + " carried in = "
                + String.join(
                        " + ",
                        Stream.of(
                                        part(counts.confirmed(), "confirmed"),
                                        part(counts.failed(), "failed"),
                                        part(counts.refused(), "refused"),
                                        part(counts.carriedOver(), "carried over"),
                                        part(counts.unsettled(), "unsettled"),
                                        part(counts.invalid(), "invalid"),
                                        part(counts.excluded() - counts.stopped() - counts.comment(), "excluded"),
                                        part(counts.duplicate(), "duplicate"),
                                        part(counts.unchanged(), "unchanged"))
                                .toList())
                + (counts.comment() == 0 ? "" : " + " + HumanFormat.count(counts.comment(), "comment", "comments"))
                + (counts.stopped() == 0 ? "" : " + " + part(counts.stopped(), "stopped by a limit"));
    }

    private static String part(long number, String word) {
        return HumanFormat.number(number) + " " + word;
    }

    /** How the run's figures lie to those of the runs before it, as a sentence; empty when there was none. */
    public static String comparison(RunReport report) {
        List<HistoryLine> before = report.history();
        if (before.isEmpty()) {
            return "";
        }
        return "Confirmed " + HumanFormat.number(report.counts().confirmed()) + ", in the "
                + HumanFormat.count(before.size(), "run", "runs") + " before "
                + HumanFormat.number(middle(before, HistoryLine::confirmed)) + " in the middle; took "
                + HumanFormat.duration(Duration.between(report.started(), report.finished())) + ", before "
                + HumanFormat.duration(Duration.ofMillis(middle(before, HistoryLine::millis))) + ".";
    }

    private static long middle(List<HistoryLine> lines, ToLongFunction<HistoryLine> figure) {
        long[] sorted = lines.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** When what waits will have been sent, as a sentence; empty when nothing waits. */
    public static String forecast(RunReport report) {
        RunReport.ForecastLine forecast = report.forecast();
        if (forecast.waiting() == 0) {
            return "";
        }
        String waiting = HumanFormat.count(forecast.waiting(), "target waits", "targets wait");
        if (forecast.held() >= forecast.waiting()) {
            return waiting
                    + ", and not for quota: the next run tries again, and sends them once their cause is fixed, which"
                    + " this report names.";
        }
        String held = forecast.held() == 0
                ? ""
                : "; " + HumanFormat.number(forecast.held()) + " of them not for quota: the next run tries again";
        return waiting
                + (forecast.until() == null
                        ? ""
                        : ", until " + HumanFormat.time(forecast.until()) + " UTC unless there is more quota before")
                + cleared(report, forecast.clearedOn()) + held + ".";
    }

    private static String cleared(RunReport report, @Nullable String day) {
        if (day == null) {
            return "";
        }
        return QuotaDay.of(report.finished()).toString().equals(day)
                ? "; today's quota has room for all of them"
                : "; at this quota the last of them is sent on quota day " + day
                        + " (UTC+8), if the job is run on each until then";
    }

    /** Some fifteen lines for a chat. */
    public static String markdown(RunReport report) {
        List<String> lines = new ArrayList<>();
        Heading heading = Heading.of(report);
        lines.add("## " + heading.symbol() + " " + quoted(report.job()) + ": " + heading.words());
        lines.add("");
        lines.add(report.headline());
        lines.add("");
        report.findings().stream()
                .filter(FindingLine::mayBeTheCause)
                .limit(CAUSES)
                .map(Summary::finding)
                .forEach(lines::add);
        lines.add("- run " + code(report.run()) + ", site " + code(report.site()) + ", "
                + HumanFormat.duration(Duration.between(report.started(), report.finished())) + ", exit code "
                + report.exitCode());
        lines.add("- " + equation(report.counts()));
        if (report.warm() != null) {
            lines.add("- " + warm(report));
        }
        lines.add("- " + HumanFormat.count(report.calls().submitted(), "call", "calls") + ", at most "
                + report.calls().maxPerSecond() + " in one second of "
                + report.calls().ceiling() + " allowed, "
                + report.calls().refusedForRate() + " refused for coming too fast");
        String forecast = forecast(report);
        if (!forecast.isEmpty()) {
            lines.add("- " + forecast);
        }
        report.failures().stream().limit(CAUSES).map(Summary::cause).forEach(lines::add);
        long troubles =
                report.findings().stream().filter(FindingLine::mayBeTheCause).count();
        report.findings().stream()
                .filter(finding -> !finding.mayBeTheCause())
                .limit(Math.max(0, CAUSES - troubles))
                .map(Summary::finding)
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String finding(FindingLine finding) {
        return "- " + finding.kind() + ": " + quoted(finding.text());
    }

    private static String cause(FailureLine failure) {
        return "- " + HumanFormat.number(failure.targets()) + " " + failure.words()
                + (failure.why().isEmpty() ? "" : ": " + quoted(failure.why()));
    }

    /** What comes from outside: as it is where it is but words, else as code, where no chat looks for markup or links. */
    private static String quoted(String text) {
        return HARMLESS.matcher(text).matches() ? text : code(text);
    }

    private static String code(String text) {
        String line = ForeignText.oneLine(text)
                .replaceAll("\\s+", " ")
                .replace('`', '\'')
                .strip();
        return line.isEmpty() ? "" : "`" + HumanFormat.cut(line, LONGEST) + "`";
    }
}
