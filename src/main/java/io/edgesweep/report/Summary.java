package io.edgesweep.report;

import io.edgesweep.language.Words;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.RunReport.CallLine;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.report.RunReport.WarmLine;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in a few sentences what a run came to, in the order of its report. */
public final class Summary {

    private static final int CAUSES = 4;
    private static final int STEPS = 3;
    private static final int LONGEST = 300;

    /** Of fewer runs none is in the middle. */
    private static final int ENOUGH = 3;

    /** Words, and dots that end a sentence: a dot within a word would do for a link. */
    private static final Pattern HARMLESS = Pattern.compile("(?:[\\p{L}\\p{N} ,;:()%'，。；：（）-]|\\.(?!\\w)){0,300}");

    private Summary() {}

    /** What became of the prefetches, with its numbers; empty when there were none. */
    public static String warm(RunReport report, Words words) {
        WarmLine warm = report.warm();
        return warm == null
                ? ""
                : words.say(
                        "warm",
                        warm.asked(),
                        warm.confirmed(),
                        warm.failed(),
                        warm.refused(),
                        warm.carriedOver(),
                        warm.unsettled());
    }

    /** What the CDN served afterwards, with its numbers; empty when it was not looked at. */
    public static String edge(RunReport report, Words words) {
        EdgeLine edge = report.edge();
        return edge == null ? "" : words.say("edge", edge.looked(), edge.fresh(), edge.stale(), edge.unknown());
    }

    /** The equation that every run must fulfil, with its numbers. */
    public static String equation(CountLine counts, Words words) {
        return words.say(
                        "equation",
                        counts.read(),
                        counts.carriedIn(),
                        counts.confirmed(),
                        counts.failed(),
                        counts.refused(),
                        counts.carriedOver(),
                        counts.unsettled(),
                        counts.invalid(),
                        counts.excluded() - counts.stopped() - counts.comment(),
                        counts.duplicate(),
                        counts.unchanged())
                + (counts.comment() == 0 ? "" : words.say("equation.comments", counts.comment()))
                + (counts.stopped() == 0 ? "" : words.say("equation.stopped", counts.stopped()));
    }

    /**
     * How the run's figures lie to those of the runs before it, as a sentence: to the median, or to the last one where there are fewer
     * than three. Empty when there was none.
     */
    public static String comparison(RunReport report, Words words) {
        List<HistoryLine> before = report.history();
        if (before.isEmpty()) {
            return "";
        }
        long confirmed = report.counts().confirmed();
        List<HistoryLine> compared = before.size() < ENOUGH ? before.subList(0, 1) : before;
        long usually = middle(compared, HistoryLine::confirmed);
        String took = words.duration(Duration.between(report.started(), report.finished()));
        String usual = words.duration(Duration.ofMillis(middle(compared, HistoryLine::millis)));
        return compared.size() == 1
                ? words.say("comparison.one", confirmed, usually, took, usual)
                : words.say("comparison", confirmed, before.size(), usually, took, usual);
    }

    private static long middle(List<HistoryLine> lines, ToLongFunction<HistoryLine> figure) {
        long[] sorted = lines.stream().mapToLong(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** When what waits will have been sent, as a sentence; empty when nothing waits. */
    public static String forecast(RunReport report, Words words) {
        RunReport.ForecastLine forecast = report.forecast();
        if (forecast.waiting() == 0) {
            return "";
        }
        if (forecast.held() >= forecast.waiting()) {
            return words.say("forecast.held", forecast.waiting());
        }
        return words.say("forecast.waiting", forecast.waiting())
                + (forecast.until() == null
                        ? ""
                        : words.say("forecast.until", words.time(forecast.until(), ZoneId.of(report.zone()))))
                + cleared(report, forecast.clearedOn(), words)
                + (forecast.held() == 0 ? "" : words.say("forecast.some-held", forecast.held()))
                + words.say("stop");
    }

    private static String cleared(RunReport report, @Nullable String day, Words words) {
        if (day == null) {
            return "";
        }
        return QuotaDay.of(report.finished()).toString().equals(day)
                ? words.say("forecast.today")
                : words.say("forecast.cleared", day);
    }

    /** What was called, and at which pace. */
    public static String calls(RunReport report, Words words) {
        CallLine calls = report.calls();
        return calls.complete()
                ? words.say("calls", calls.submitted(), calls.maxPerSecond(), calls.ceiling(), calls.refusedForRate())
                : words.say("calls.at-least", calls.submitted());
    }

    /** Some fifteen lines for a chat. */
    public static String markdown(RunReport report, Words words) {
        List<String> lines = new ArrayList<>();
        Heading heading = Heading.of(report);
        Headline headline = Headline.of(report, words);
        lines.add(
                "## " + heading.symbol() + " " + quoted(report.job()) + ": " + words.say("verdict." + heading.word()));
        lines.add("");
        lines.add(headline.text(words));
        lines.add("");
        ToDo.after(report, words).stream().limit(STEPS).map(Summary::toDo).forEach(lines::add);
        report.failures().stream()
                .limit(CAUSES)
                .map(failure -> cause(failure, words))
                .forEach(lines::add);
        String forecast = forecast(report, words);
        if (!forecast.isEmpty()) {
            lines.add("- " + forecast);
        }
        lines.add("- " + equation(report.counts(), words));
        if (report.warm() != null) {
            lines.add("- " + warm(report, words));
        }
        if (report.edge() != null) {
            lines.add("- " + edge(report, words));
        }
        report.findings().stream()
                .filter(finding -> !finding.mayBeTheCause() && !finding.tellsOfOldCopies())
                .limit(1)
                .map(finding -> "- " + quoted(words.say(finding.reason())))
                .forEach(lines::add);
        lines.add("- " + words.say("foot.run") + " " + code(report.run()) + ", " + words.say("head.site") + " "
                + code(report.site()) + ", "
                + words.duration(Duration.between(report.started(), report.finished())) + ", "
                + words.say("foot.exit", report.exitCode()));
        return String.join("\n", lines) + "\n";
    }

    private static String toDo(ToDo todo) {
        return "- " + todo.what() + " " + quoted(todo.why())
                + (todo.command().isEmpty() ? "" : " " + code(todo.command()));
    }

    private static String cause(FailureLine failure, Words words) {
        return "- " + words.say("part", failure.targets(), words.say("outcome." + failure.outcome()))
                + (failure.why(words).isEmpty() ? "" : ": " + quoted(failure.why(words)));
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
