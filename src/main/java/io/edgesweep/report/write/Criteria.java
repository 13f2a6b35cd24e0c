package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.report.RunReport.CallLine;
import io.edgesweep.report.RunReport.CriterionLine;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a good run keeps, each with whether this one did and the figure that shows it. */
final class Criteria {

    private final OutcomeCounts counts;
    private final Words words;
    private final List<CriterionLine> lines = new ArrayList<>();

    private Criteria(OutcomeCounts counts, Words words) {
        this.counts = counts;
        this.words = words;
    }

    /** What the criteria are judged by. */
    record Facts(
            OutcomeCounts counts,
            CallLine calls,
            List<QuotaLine> quota,
            List<Finding> findings,
            Duration took,
            Duration deadline) {}

    /** The criteria in the order in which people ask for them. */
    static List<CriterionLine> of(Facts facts, Words words) {
        Criteria criteria = new Criteria(facts.counts(), words);
        criteria.outcomes();
        List<Finding> findings = facts.findings();
        long stopped = facts.counts().of(Outcome.STOPPED);
        criteria.add("limit", stopped == 0 && count(findings, FindingKind.LIMIT) == 0, stopped);
        long unread = count(findings, FindingKind.SOURCE);
        criteria.add("sources", unread == 0, unread);
        criteria.pace(facts.calls());
        facts.quota().stream().filter(line -> line.ours() > 0).forEach(criteria::reserve);
        criteria.add(
                "deadline",
                facts.took().compareTo(facts.deadline()) <= 0 && count(findings, FindingKind.DEADLINE) == 0,
                words.duration(facts.took()),
                words.duration(facts.deadline()));
        return List.copyOf(criteria.lines);
    }

    private static long count(List<Finding> findings, FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    private void outcomes() {
        add("sum", counts.addUp(), counts.read() + counts.carriedIn());
        long bad = counts.of(Outcome.FAILED) + counts.of(Outcome.REFUSED);
        add("confirmed", bad == 0, counts.of(Outcome.CONFIRMED), bad);
        none("settled", Outcome.UNSETTLED);
        none("waiting", Outcome.CARRIED_OVER);
        none("valid", Outcome.INVALID);
    }

    private void none(String key, Outcome outcome) {
        add(key, counts.of(outcome) == 0, counts.of(outcome));
    }

    /** What a killed process has counted is lost: that the rest kept to the pace shows nothing then. */
    private void pace(CallLine calls) {
        boolean kept = calls.maxPerSecond() <= calls.ceiling() && calls.refusedForRate() == 0;
        if (kept && !calls.complete()) {
            lines.add(new CriterionLine(words.say("criterion.pace"), null, words.say("criterion.pace.not-known")));
        } else {
            add("pace", kept, calls.maxPerSecond(), calls.ceiling(), calls.refusedForRate());
        }
    }

    private void reserve(QuotaLine line) {
        String kind = words.say("kind." + line.kind());
        String what = line.area().isEmpty() ? kind : kind + words.say("comma") + Bars.area(line.area(), words);
        lines.add(new CriterionLine(
                words.say("criterion.reserve", line.site(), what),
                line.availableAfter() >= line.reserve(),
                words.say("criterion.reserve.figure", line.availableAfter(), line.reserve())));
    }

    private void add(String key, boolean met, Object... figures) {
        lines.add(new CriterionLine(
                words.say("criterion." + key), met, words.say("criterion." + key + ".figure", figures)));
    }
}
