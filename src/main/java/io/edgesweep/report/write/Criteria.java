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

    private static final String RESERVE = "reserve";
    private static final String DEADLINE = "deadline";

    private final OutcomeCounts counts;
    private final List<CriterionLine> lines = new ArrayList<>();

    private Criteria(OutcomeCounts counts) {
        this.counts = counts;
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
    static List<CriterionLine> of(Facts facts) {
        Criteria criteria = new Criteria(facts.counts());
        criteria.outcomes();
        List<Finding> findings = facts.findings();
        long stopped = facts.counts().of(Outcome.STOPPED);
        criteria.add("limit", stopped == 0 && count(findings, FindingKind.LIMIT) == 0, stopped);
        long unread = count(findings, FindingKind.SOURCE);
        criteria.add("sources", unread == 0, unread);
        criteria.pace(facts.calls());
        facts.quota().stream().filter(line -> line.ours() > 0).forEach(criteria::reserve);
        criteria.add(
                DEADLINE,
                facts.took().compareTo(facts.deadline()) <= 0 && count(findings, FindingKind.DEADLINE) == 0,
                facts.took().toMillis(),
                facts.deadline().toMillis());
        return List.copyOf(criteria.lines);
    }

    /** What a criterion asks for, and what shows whether it was met. */
    static String words(CriterionLine line, Words words) {
        String key = "criterion." + line.code();
        Object[] of = line.code().equals(RESERVE) ? reserved(line.of(), words) : new Object[0];
        Object[] figures = line.figures().stream()
                .map(figure ->
                        line.code().equals(DEADLINE) ? words.duration(Duration.ofMillis(figure)) : (Object) figure)
                .toArray();
        return words.say(key, of)
                + words.say("verdict.colon")
                + words.say(key + (line.met() == null ? ".not-known" : ".figure"), figures);
    }

    private static Object[] reserved(List<String> of, Words words) {
        String kind = words.say("kind." + of.get(1));
        String area = of.get(2);
        return new Object[] {of.get(0), area.isEmpty() ? kind : kind + words.say("comma") + Bars.area(area, words)};
    }

    private static long count(List<Finding> findings, FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    private void outcomes() {
        add("sum", counts.addUp(), counts.read() + counts.carriedIn());
        long bad = counts.of(Outcome.FAILED) + counts.of(Outcome.REFUSED);
        long unsettled = counts.of(Outcome.UNSETTLED);
        add("confirmed", bad == 0 && unsettled == 0, counts.of(Outcome.CONFIRMED), bad, unsettled);
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
            lines.add(new CriterionLine("pace", null, List.of(), List.of()));
        } else {
            add("pace", kept, (long) calls.maxPerSecond(), (long) calls.ceiling(), calls.refusedForRate());
        }
    }

    private void reserve(QuotaLine line) {
        lines.add(new CriterionLine(
                RESERVE,
                line.availableAfter() >= line.reserve(),
                List.of(line.site(), line.kind(), line.area()),
                List.of(line.availableAfter(), line.reserve())));
    }

    private void add(String code, boolean met, Long... figures) {
        lines.add(new CriterionLine(code, met, List.of(), List.of(figures)));
    }
}
