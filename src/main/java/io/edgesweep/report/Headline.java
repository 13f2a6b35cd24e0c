package io.edgesweep.report;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.report.RunReport.ForecastLine;
import io.edgesweep.report.RunReport.WarmLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, in a sentence with every number that matters, and what that means for those who look at the site.
 *
 * @param numbers how many of how many were confirmed, and what became of the others; empty when there was nothing
 * @param meaning whether anything may still be stale
 */
public record Headline(String numbers, String meaning) {

    /** What a headline is made of. */
    public record Facts(
            CountLine counts,
            @Nullable WarmLine warm,
            @Nullable EdgeLine edge,
            ForecastLine forecast,
            Verdict verdict,
            Set<FindingKind> findings,
            Duration took,
            ZoneId zone) {}

    /** The headline of a report, in a language. */
    public static Headline of(RunReport report, Words words) {
        return of(facts(report), words);
    }

    /**
     * The headline of a report, some time later.
     *
     * @param open how many of its targets may still be stale
     */
    public static Headline of(RunReport report, long open, Words words) {
        return of(facts(report), open, words);
    }

    private static Facts facts(RunReport report) {
        return new Facts(
                report.counts(),
                report.warm(),
                report.edge(),
                report.forecast(),
                Verdict.ofWord(report.verdict()),
                report.findings().stream().map(FindingLine::known).collect(Collectors.toSet()),
                Duration.between(report.started(), report.finished()),
                ZoneId.of(report.zone()));
    }

    /** The headline of a run, in a language. */
    public static Headline of(Facts facts, Words words) {
        CountLine counts = facts.counts();
        // An invalid row names nothing that could be stale.
        return of(facts, counts.failed() + counts.refused() + counts.unsettled() + counts.carriedOver(), words);
    }

    private static Headline of(Facts facts, long open, Words words) {
        return new Headline(numbers(facts, words), meaning(facts, open, words));
    }

    private static String numbers(Facts facts, Words words) {
        CountLine counts = facts.counts();
        long leftOut = leftOut(counts);
        long all = counts.read() + counts.carriedIn() - leftOut;
        if (all == 0) {
            return leftOut == 0 ? "" : words.say("headline.left-out-alone", leftOut);
        }
        List<String> parts = new ArrayList<>();
        add(parts, words, "headline.failed", counts.failed() + counts.refused());
        add(parts, words, "headline.invalid", counts.invalid());
        add(parts, words, "headline.stopped", counts.stopped());
        add(parts, words, "headline.unsettled", counts.unsettled());
        Instant until = facts.forecast().until();
        // A new quota day frees nothing that waits for something else.
        long held = until == null ? 0 : facts.forecast().held();
        long waiting = counts.carriedOver() - held;
        if (until == null) {
            add(parts, words, "headline.waiting", waiting);
        } else if (waiting > 0) {
            parts.add(words.say("headline.waiting-until", waiting, words.moment(until, facts.zone())));
        }
        add(parts, words, "headline.held", held);
        add(parts, words, "headline.left-out", leftOut);
        String confirmed = counts.confirmed() == all
                ? words.say("headline.all", counts.confirmed(), all, words.duration(facts.took()))
                : words.say("headline.confirmed", counts.confirmed(), all);
        return confirmed
                + (parts.isEmpty() ? "" : words.say("headline.then") + String.join(words.say("comma"), parts))
                + words.say("stop");
    }

    private static void add(List<String> parts, Words words, String key, long number) {
        if (number > 0) {
            parts.add(words.say(key, number));
        }
    }

    private static long leftOut(CountLine counts) {
        return counts.excluded() - counts.stopped() + counts.duplicate() + counts.unchanged();
    }

    private static String meaning(Facts facts, long open, Words words) {
        CountLine counts = facts.counts();
        List<String> sentences = new ArrayList<>();
        Set<FindingKind> findings = facts.findings();
        if (counts.stopped() > 0) {
            sentences.add(words.say(
                    findings.contains(FindingKind.LIMIT) ? "headline.stopped-by-limit" : "headline.stopped-by-person",
                    counts.stopped()));
        }
        if (open > 0) {
            sentences.add(words.say("headline.stale", open));
        } else if (counts.confirmed() == 0 && counts.stopped() == 0) {
            sentences.add(words.say(
                    facts.verdict() == Verdict.NOTHING_TO_DO && counts.unchanged() == counts.read()
                            ? "headline.nothing-changed"
                            : "headline.nothing-purged"));
        } else if (counts.confirmed() > 0 && counts.stopped() > 0) {
            sentences.add(words.say("headline.carried-in-done"));
        } else if (counts.stopped() == 0) {
            sentences.add(words.say(findings.contains(FindingKind.SOURCE) ? "headline.read-done" : "headline.done"));
        }
        EdgeLine edge = facts.edge();
        if (edge != null && edge.stale() > 0) {
            sentences.add(words.say("headline.stale-at-edge", edge.stale()));
        } else if (edge != null && edge.looked() > 0 && edge.fresh() == 0) {
            sentences.add(words.say("headline.unknown-at-edge", edge.looked()));
        }
        if (findings.contains(FindingKind.SOURCE)) {
            sentences.add(words.say("headline.sources"));
        }
        WarmLine warm = facts.warm();
        if (warm != null && warm.confirmed() < warm.asked()) {
            sentences.add(words.say("headline.cold", warm.asked() - warm.confirmed()));
        }
        return String.join(words.say("between"), sentences);
    }

    /** Both, as one text. */
    public String text(Words words) {
        return numbers.isEmpty() ? meaning : numbers + words.say("between") + meaning;
    }
}
