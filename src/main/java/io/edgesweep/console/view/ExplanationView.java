package io.edgesweep.console.view;

import io.edgesweep.explain.Explanation;
import io.edgesweep.explain.Explanation.Answer;
import io.edgesweep.explain.Explanation.Edge;
import io.edgesweep.explain.Explanation.Last;
import io.edgesweep.explain.Explanation.Next;
import io.edgesweep.explain.Explanation.OfJob;
import io.edgesweep.explain.Explanation.Once;
import io.edgesweep.explain.Explanation.Rule;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.Freshness;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job makes of a target, on a page: what became of it first, and the rules that decide. What runs noted stands apart from what we
 * say of it.
 *
 * @param job    the job's name
 * @param once   whether it has no file, so that nothing comes next
 * @param last   what its last run made of it
 * @param run    the run's id; empty where there was none
 * @param edge   what the CDN served of it afterwards; null where there was nothing to look at
 * @param next   what its next run would make of it
 * @param at     when that comes; empty where nobody knows
 * @param looks  whether it would be looked at afterwards what the CDN serves of it
 * @param rules  the rules that stop it, or of which it is not known
 * @param passed those that let it pass
 */
public record ExplanationView(
        String job,
        boolean once,
        Said last,
        String run,
        @Nullable EdgeSaid edge,
        Said next,
        String at,
        String looks,
        List<RuleView> rules,
        List<RuleView> passed) {

    /**
     * What became or becomes of it.
     *
     * @param title  in a few words
     * @param words  in a sentence; may be empty
     * @param reason as a run notes it; may be empty
     */
    public record Said(String title, String words, String reason) {}

    /**
     * What the CDN served.
     *
     * @param words    what it comes to
     * @param reason   why; may be empty
     * @param evidence what each node answered
     */
    public record EdgeSaid(String words, String reason, List<String> evidence) {}

    /**
     * What a rule says, or several alike.
     *
     * @param name   the rules that say it
     * @param mark   one character that shows what it says
     * @param tone   the class of the mark
     * @param aloud  the same in words
     * @param words  why
     * @param reason as a run notes it; may be empty
     */
    public record RuleView(String name, String mark, String tone, String aloud, String words, String reason) {}

    /** All of an explanation that was made in the same language: what was purged once, then the jobs. */
    public static List<ExplanationView> of(Explanation explanation, Zones zones, Words words) {
        return Stream.concat(
                        Stream.ofNullable(explanation.once()).map(each -> of(each, zones.of(each.job()), words)),
                        explanation.jobs().stream().map(each -> of(each, zones.of(each.job()), words)))
                .toList();
    }

    private static ExplanationView of(Once each, ZoneId zone, Words words) {
        Said nothing = new Said("", "", "");
        return new ExplanationView(
                each.job(),
                true,
                said(each.last(), words),
                each.last().run(),
                of(each.last().edge(), zone, words),
                nothing,
                words.time(each.last().at(), zone),
                "",
                List.of(),
                List.of());
    }

    private static ExplanationView of(OfJob each, ZoneId zone, Words words) {
        Last last = each.last();
        Next next = each.next();
        boolean sent = next.code().equals("none");
        Map<Boolean, List<RuleView>> passed = next.said().stream()
                .collect(Collectors.partitioningBy(
                        said -> said.first().answer() == Answer.PASSES,
                        Collectors.mapping(said -> of(said, words), Collectors.toList())));
        return new ExplanationView(
                each.job(),
                false,
                said(last, words),
                last.run(),
                of(last.edge(), zone, words),
                new Said(
                        sent ? words.say("explain.would") : title(next.code(), words),
                        sent ? "" : next.words(),
                        next.reason()),
                words.time(next.at(), zone),
                next.edge(),
                passed.getOrDefault(false, List.of()),
                passed.getOrDefault(true, List.of()));
    }

    private static Said said(Last last, Words words) {
        return new Said(
                last.code().equals("none") ? words.say("explain.sent") : title(last.code(), words),
                last.words(),
                last.reason());
    }

    private static @Nullable EdgeSaid of(@Nullable Edge edge, ZoneId zone, Words words) {
        return edge == null
                ? null
                : new EdgeSaid(
                        words.say("explain.edge." + edge.freshness())
                                + (edge.freshness().equals(Freshness.STALE.word())
                                        ? words.say("stop") + words.say("between") + words.say("explain.edge.again")
                                        : ""),
                        edge.reason(),
                        told(edge.evidence(), zone, words));
    }

    /** What nodes answered, a line for each. */
    static List<String> told(List<EdgeAnswer> evidence, ZoneId zone, Words words) {
        return evidence.stream()
                .map(answer -> words.time(answer.at(), zone) + ", " + told(answer))
                .toList();
    }

    private static String told(EdgeAnswer answer) {
        return answer.node() + ", " + answer.status() + " " + answer.cache()
                + (answer.request().isEmpty() ? "" : ", " + answer.request());
    }

    private static String title(String code, Words words) {
        return words.has("explain.code." + code) ? words.say("explain.code." + code) : words.say("cause." + code);
    }

    private static RuleView of(Explanation.Said said, Words words) {
        Rule rule = said.first();
        String name = said.rules().stream()
                .map(each -> words.say("explain.rule." + each.word()))
                .collect(Collectors.joining(words.say("comma")));
        String aloud = words.say("explain.answer." + rule.answer().word());
        return switch (rule.answer()) {
            case PASSES -> new RuleView(name, "✓", "confirmed", aloud, rule.words(), rule.reason());
            case STOPS -> new RuleView(name, "✗", "failed", aloud, rule.words(), rule.reason());
            case UNKNOWN -> new RuleView(name, "?", "unsettled", aloud, rule.words(), rule.reason());
        };
    }
}
