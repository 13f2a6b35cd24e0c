package io.edgesweep.verification;

import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.text.Reason;
import io.edgesweep.verification.Comparison.Standing;
import io.edgesweep.verification.SiteEdge.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the answers of all nodes come to, in one look or two. */
final class Verdicts {

    private Verdicts() {}

    /** After the first look; empty when a second one must tell. */
    static Optional<EdgeLook> first(Page page, List<Answered> answers) {
        return answers.stream().anyMatch(each -> each.told().standing() == Standing.OLD)
                ? Optional.empty()
                : Optional.of(settled(page, answers, List.of()));
    }

    /** After the second look: what is old in both, and the same in both, is stale. */
    static EdgeLook second(Page page, List<Answered> before, List<Answered> answers) {
        List<EdgeAnswer> evidence = new ArrayList<>();
        Reason reason = Reason.NONE;
        for (Answered now : answers) {
            Answered then = before.get(now.node());
            boolean isOld = now.told().standing() == Standing.OLD && then.told().standing() == Standing.OLD;
            if (isOld && now.isLike(then)) {
                evidence.add(then.evidence());
                evidence.add(now.evidence());
                reason = now.told().reason();
            }
        }
        return evidence.isEmpty()
                ? settled(page, answers, before)
                : look(page, Freshness.STALE, reason, answers, evidence);
    }

    /** No second look was to be had. */
    static EdgeLook without(Page page, List<Answered> before, Reason why) {
        return look(page, Freshness.UNKNOWN, why, before, evidence(before));
    }

    private static EdgeLook settled(Page page, List<Answered> answers, List<Answered> before) {
        Optional<Reason> unclear = answers.stream()
                .map(Answered::told)
                .filter(told -> told.standing() != Standing.FRESH)
                .map(told -> told.standing() == Standing.OLD ? Reason.of("edge.node-unsteady") : told.reason())
                .findFirst();
        if (unclear.isEmpty()) {
            return look(page, Freshness.FRESH, Reason.NONE, answers, List.of());
        }
        List<Answered> all = new ArrayList<>(before);
        all.addAll(answers);
        return look(page, Freshness.UNKNOWN, unclear.get(), answers, evidence(all));
    }

    private static EdgeLook look(
            Page page, Freshness freshness, Reason reason, List<Answered> answers, List<EdgeAnswer> evidence) {
        List<String> nodes = answers.stream()
                .map(Answered::evidence)
                .filter(answer -> answer.status() > 0)
                .map(EdgeAnswer::node)
                .distinct()
                .toList();
        return new EdgeLook(page.ordinal(), page.url(), freshness, reason, nodes, evidence);
    }

    private static List<EdgeAnswer> evidence(List<Answered> answers) {
        return answers.stream()
                .filter(each -> each.told().standing() != Standing.FRESH)
                .map(Answered::evidence)
                .toList();
    }
}
