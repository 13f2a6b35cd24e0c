package io.edgesweep.cli.print;

import io.edgesweep.explain.Explanation;
import io.edgesweep.explain.Explanation.Edge;
import io.edgesweep.explain.Explanation.Last;
import io.edgesweep.explain.Explanation.Name;
import io.edgesweep.explain.Explanation.Next;
import io.edgesweep.explain.Explanation.OfJob;
import io.edgesweep.explain.Explanation.Once;
import io.edgesweep.explain.Explanation.Rule;
import io.edgesweep.explain.Explanation.Said;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a target was sent or not, for people. */
public final class ExplanationText {

    private ExplanationText() {}

    public static String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(explanation.target());
        Once once = explanation.once();
        if (explanation.jobs().isEmpty()) {
            lines.add("There is no job.");
        }
        if (once != null) {
            lines.add("");
            lines.add("Purged once, without a job file (" + once.job() + ")");
            lines.addAll(last("at " + HumanFormat.time(once.last().at()) + " UTC: ", once.last()));
        }
        for (OfJob each : explanation.jobs()) {
            lines.add("");
            lines.add(
                    "Job " + each.job() + (each.sites().isEmpty() ? "" : ", site " + String.join(", ", each.sites())));
            lines.addAll(last("", each.last()));
            lines.add("  next run  " + words(each.next()));
            if (!each.next().edge().isEmpty()) {
                lines.add("            " + each.next().edge());
            }
            each.next().said().forEach(said -> lines.add(words(said)));
        }
        return PlainText.shown(lines);
    }

    private static List<String> last(String at, Last last) {
        List<String> lines = new ArrayList<>();
        lines.add("  last run  " + at + words(last));
        if (last.edge() != null) {
            lines.addAll(words(last.edge()));
        }
        return lines;
    }

    private static String words(Last last) {
        String run = last.run().isEmpty()
                ? ""
                : " (run " + last.run() + (last.place().isEmpty() ? "" : ", " + last.place()) + ")";
        return joined(last.outcome().replace("carriedOver", "waiting"), last.words(), last.reason())
                + code(last.code())
                + run;
    }

    private static String words(Next next) {
        return joined(next.words(), next.reason())
                + code(next.code())
                + (next.at() == null ? "" : " (" + HumanFormat.time(next.at()) + " UTC)");
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
    }

    private static List<String> words(Edge edge) {
        List<String> lines = new ArrayList<>();
        lines.add("  edge      " + joined(edge.freshness().replace('-', ' '), edge.reason()));
        if (edge.freshness().equals(Freshness.STALE.word())) {
            lines.add("            " + Words.english().say("explain.edge.again"));
        }
        edge.evidence().forEach(answer -> lines.add("            " + VerifyPrinter.told(answer)));
        return lines;
    }

    private static String code(String code) {
        return code.equals("none") ? "" : " [" + code + "]";
    }

    private static String words(Said said) {
        Rule rule = said.first();
        String names = said.rules().stream().map(Name::word).collect(Collectors.joining(", "));
        String mark =
                switch (rule.answer()) {
                    case PASSES -> "✓";
                    case STOPS -> "✗";
                    case UNKNOWN -> "?";
                };
        return String.format(Locale.ROOT, "    %s %-12s %s", mark, names, joined(rule.words(), rule.reason()));
    }
}
