package io.edgesweep.reconciliation;

import io.edgesweep.task.TaskEnd;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import io.edgesweep.text.Reason;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the provider says of one target.
 *
 * @param state  how far it is
 * @param reason why it failed; none unless it did
 * @param end    what it says of its end besides
 */
record TargetVerdict(TaskState state, Reason reason, TaskEnd end) {

    static TargetVerdict of(TaskRow row) {
        boolean failed = row.state().isFinal() && row.state() != TaskState.SUCCESS;
        String words = row.reason().isEmpty() ? row.status() : row.reason();
        return new TargetVerdict(row.state(), failed ? Reason.said(words) : Reason.NONE, row.end());
    }

    /** The one of two about one target that is less good: what is not over counts before what failed, and that before success. */
    static TargetVerdict worse(TargetVerdict one, TargetVerdict other) {
        if (one.isFinal() != other.isFinal()) {
            return one.isFinal() ? other : one;
        }
        return one.isConfirmed() ? other : one;
    }

    boolean isFinal() {
        return state.isFinal();
    }

    boolean isConfirmed() {
        return state == TaskState.SUCCESS;
    }

    boolean isFailed() {
        return isFinal() && !isConfirmed();
    }

    /** The end of the task that all of them are of: the latest moment, and the method that each tells. */
    static TaskEnd endOf(Collection<TargetVerdict> verdicts) {
        Set<String> methods = verdicts.stream().map(each -> each.end().method()).collect(Collectors.toSet());
        return new TaskEnd(
                verdicts.stream()
                        .map(each -> each.end().completed())
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                methods.size() == 1 ? methods.iterator().next() : "");
    }
}
