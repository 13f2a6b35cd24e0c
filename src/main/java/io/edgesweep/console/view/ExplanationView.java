package io.edgesweep.console.view;

import io.edgesweep.explain.Explanation;
import io.edgesweep.explain.Explanation.Last;
import io.edgesweep.explain.Explanation.Next;
import io.edgesweep.explain.Explanation.OfJob;
import io.edgesweep.explain.Explanation.Rule;
import io.edgesweep.language.Words;
import java.time.ZoneId;
import java.util.List;

/**
 * What a job makes of a target, on a page.
 *
 * @param job   the job's name
 * @param last  what its last run made of it, in a few words
 * @param why   the same as it was noted
 * @param run   the run's id; empty where there was none
 * @param next  what its next run would make of it, in a few words
 * @param then  the same in a sentence
 * @param at    when that comes; empty where nobody knows
 * @param rules what each rule says
 */
public record ExplanationView(
        String job, String last, String why, String run, String next, String then, String at, List<RuleView> rules) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /**
     * What a rule says.
     *
     * @param name  the rule
     * @param mark  one character that shows what it says
     * @param tone  the class of the mark
     * @param aloud the same in words
     * @param words why
     */
    public record RuleView(String name, String mark, String tone, String aloud, String words) {}

    /** All jobs of an explanation. */
    public static List<ExplanationView> of(Explanation explanation, Words words) {
        return explanation.jobs().stream().map(each -> of(each, words)).toList();
    }

    private static ExplanationView of(OfJob each, Words words) {
        Last last = each.last();
        Next next = each.next();
        return new ExplanationView(
                each.job(),
                last.code().equals("none") ? words.say("explain.sent") : title(last.code(), words),
                last.words(),
                last.run(),
                next.code().equals("none") ? words.say("explain.would") : title(next.code(), words),
                next.code().equals("none") ? "" : next.words(),
                next.at() == null ? "" : words.time(next.at(), UTC),
                next.rules().stream().map(rule -> of(rule, words)).toList());
    }

    private static String title(String code, Words words) {
        return words.has("explain.code." + code) ? words.say("explain.code." + code) : words.say("cause." + code);
    }

    private static RuleView of(Rule rule, Words words) {
        String name = words.say("explain.rule." + rule.name().word());
        String aloud = words.say("explain.answer." + rule.answer().word());
        return switch (rule.answer()) {
            case PASSES -> new RuleView(name, "✓", "confirmed", aloud, rule.words());
            case STOPS -> new RuleView(name, "✗", "failed", aloud, rule.words());
            case UNKNOWN -> new RuleView(name, "?", "unsettled", aloud, rule.words());
        };
    }
}
