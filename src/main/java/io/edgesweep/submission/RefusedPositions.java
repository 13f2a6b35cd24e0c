package io.edgesweep.submission;

import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.provider.RefusedTargets;
import io.edgesweep.targets.TargetIndex;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of a batch's targets the provider refused, by the texts in which it named them.
 *
 * @param exceptions the targets found
 * @param unknown    texts that name none of the batch's targets
 */
record RefusedPositions(List<DeviatingTarget> exceptions, List<String> unknown) {

    static RefusedPositions of(List<TargetRow> targets, List<RefusedTargets> refused) {
        TargetIndex index = new TargetIndex(targets);
        Map<Integer, DeviatingTarget> exceptions = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        for (RefusedTargets each : refused) {
            for (String text : each.targets()) {
                List<Integer> positions = index.positions(text);
                if (positions.isEmpty()) {
                    unknown.add(text);
                }
                for (int position : positions) {
                    exceptions.put(position, new DeviatingTarget(position, Outcome.REFUSED, reason(each)));
                }
            }
        }
        return new RefusedPositions(List.copyOf(exceptions.values()), unknown);
    }

    private static Reason reason(RefusedTargets refused) {
        return refused.reason().isBlank()
                ? Reason.of("named-by-provider")
                : Reason.saidOf("named-by-provider", Reason.said(refused.reason()));
    }
}
