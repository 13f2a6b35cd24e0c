package io.edgesweep.report.write;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.report.RunReport.CallLine;
import io.edgesweep.report.RunReport.CriterionLine;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a good run keeps, each with whether this one did and the figure that shows it. */
final class Criteria {

    private final OutcomeCounts counts;
    private final List<CriterionLine> lines = new ArrayList<>();

    private Criteria(OutcomeCounts counts) {
        this.counts = counts;
    }

    /** The criteria in the order in which people ask for them. */
    static List<CriterionLine> of(
            OutcomeCounts counts,
            CallLine calls,
            List<QuotaLine> quota,
            List<Finding> findings,
            Duration took,
            Duration deadline) {
        Criteria criteria = new Criteria(counts);
        criteria.outcomes();
        boolean stopped = findings.stream().anyMatch(finding -> finding.kind() == FindingKind.LIMIT);
        criteria.add(
                "No limit of the job stopped it",
                !stopped && counts.of(Outcome.STOPPED) == 0,
                HumanFormat.number(counts.of(Outcome.STOPPED)) + " stopped");
        long unread = findings.stream()
                .filter(finding -> finding.kind() == FindingKind.SOURCE)
                .count();
        criteria.add("Every source was read to its end", unread == 0, HumanFormat.count(unread, "trouble", "troubles"));
        criteria.add(
                "Calls kept to the pace",
                calls.maxPerSecond() <= calls.ceiling() && calls.refusedForRate() == 0,
                "at most " + calls.maxPerSecond() + " in one second of " + calls.ceiling() + " allowed, "
                        + calls.refusedForRate() + " refused");
        quota.stream().filter(line -> line.ours() > 0).forEach(criteria::reserve);
        criteria.add(
                "The run ended before its deadline",
                took.compareTo(deadline) <= 0
                        && findings.stream().noneMatch(finding -> finding.kind() == FindingKind.DEADLINE),
                HumanFormat.duration(took) + " of " + HumanFormat.duration(deadline) + " allowed");
        return List.copyOf(criteria.lines);
    }

    private void outcomes() {
        long in = counts.read() + counts.carriedIn();
        add("Every row and every target carried in has one outcome", counts.addUp(), HumanFormat.number(in));
        long bad = counts.of(Outcome.FAILED) + counts.of(Outcome.REFUSED);
        add(
                "Nothing that was sent failed or was refused",
                bad == 0,
                HumanFormat.number(counts.of(Outcome.CONFIRMED)) + " confirmed, " + HumanFormat.number(bad)
                        + " failed or refused");
        none("Nothing is unsettled", Outcome.UNSETTLED);
        none("Nothing waits", Outcome.CARRIED_OVER);
        none("Every row names a valid target", Outcome.INVALID);
    }

    private void none(String words, Outcome outcome) {
        long number = counts.of(outcome);
        add(words, number == 0, HumanFormat.number(number) + " " + outcome.words());
    }

    private void reserve(QuotaLine line) {
        add(
                "The reserve of " + line.site() + ", kind " + line.kind()
                        + (line.area().isEmpty() ? "" : ", " + line.area()) + ", was left",
                line.availableAfter() >= line.reserve(),
                HumanFormat.number(line.availableAfter()) + " left, " + HumanFormat.number(line.reserve())
                        + " reserved");
    }

    private void add(String words, boolean met, String figure) {
        lines.add(new CriterionLine(words, met, figure));
    }
}
