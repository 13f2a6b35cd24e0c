package io.edgesweep.reconciliation;

import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;

/**
 * What the provider says of one target.
 *
 * @param state  how far it is
 * @param reason why it failed, in words; empty unless it did
 */
record TargetVerdict(TaskState state, String reason) {

    static TargetVerdict of(TaskRow row) {
        boolean failed = row.state().isFinal() && row.state() != TaskState.SUCCESS;
        String reason = row.reason().isEmpty() ? row.status() : row.reason();
        return new TargetVerdict(row.state(), failed ? reason : "");
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
}
