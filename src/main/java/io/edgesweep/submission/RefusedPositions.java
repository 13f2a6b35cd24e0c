package io.edgesweep.submission;

import io.edgesweep.ledger.TargetException;
import io.edgesweep.provider.RefusedTargets;
import io.edgesweep.target.TargetIndex;
import io.edgesweep.target.TargetRow;
import io.edgesweep.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Which of a batch's targets the provider refused, by the texts in which it named them.
 *
 * @param exceptions the targets found
 * @param unknown    texts that name none of the batch's targets
 */
record RefusedPositions(List<TargetException> exceptions, List<String> unknown) {

    static RefusedPositions of(List<TargetRow> targets, List<RefusedTargets> refused) {
        TargetIndex index = new TargetIndex(targets);
        Map<Integer, TargetException> exceptions = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        for (RefusedTargets each : refused) {
            for (String text : each.targets()) {
                OptionalInt position = index.position(text);
                if (position.isPresent()) {
                    exceptions.put(
                            position.getAsInt(),
                            new TargetException(position.getAsInt(), Outcome.REFUSED, each.reason()));
                } else {
                    unknown.add(text);
                }
            }
        }
        return new RefusedPositions(List.copyOf(exceptions.values()), unknown);
    }
}
