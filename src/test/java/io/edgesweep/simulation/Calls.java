package io.edgesweep.simulation;

import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.targets.TargetRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What came of our calls, as far as the process that made them was told. */
final class Calls {

    private final Map<Long, Integer> unanswered = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private int made;
    private int lost;

    /** A call is about to leave. Unless an answer follows, it is one of which nothing is known. */
    void made(AnnouncedBatch batch) {
        made++;
        unanswered.merge(batch.batch().id(), 1, Integer::sum);
    }

    void answered(AnnouncedBatch batch, SubmissionResult answer) {
        unanswered.merge(batch.batch().id(), -1, Integer::sum);
        if (!(answer instanceof SubmissionResult.NotSent)) {
            for (TargetRow row : batch.targets()) {
                if (answer instanceof SubmissionResult.Refused
                        || ((SubmissionResult.Accepted) answer)
                                .refused().stream().anyMatch(each -> each.targets()
                                        .contains(row.target().value()))) {
                    refused.add(row.target().value());
                }
            }
        }
    }

    /** An answer was lost on its way. */
    void lost() {
        lost++;
    }

    int lostReplies() {
        return lost;
    }

    int made() {
        return made;
    }

    /** The batches for which more calls than so many brought no answer. */
    Set<Long> unansweredMoreThan(int most) {
        Set<Long> batches = new HashSet<>();
        unanswered.forEach((batch, calls) -> {
            if (calls > most) {
                batches.add(batch);
            }
        });
        return batches;
    }

    /** Whether the provider ever said of the target that it does not take it. */
    boolean wasRefused(String value) {
        return refused.contains(value);
    }
}
