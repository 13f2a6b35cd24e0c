package io.edgesweep.reconciliation;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Batch;
import io.edgesweep.task.TaskRow;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what the provider lists and we do not understand: once each, and not without end. */
final class UnknownTasks {

    private static final Logger log = LoggerFactory.getLogger(UnknownTasks.class);

    /** More of them say no more than these. */
    private static final int MOST = 20;

    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_TARGET = 200;

    private final Consumer<Reason> note;
    private final Set<String> told = new HashSet<>();

    /** @param note takes what people should know, which belongs in the run's report */
    UnknownTasks(Consumer<Reason> note) {
        this.note = note;
    }

    void in(Batch batch, TaskRowReader.Listed listed) {
        for (TaskRow row : listed.unknown()) {
            String status = ForeignText.shown(row.status(), LONGEST_WORD);
            tell(
                    batch.key().site() + " status " + status,
                    Reason.of("finding.unknown-status", batch.key().site(), status, task(batch)));
        }
        if (!listed.foreign().isEmpty()) {
            tell(
                    "task " + batch.calls().taskId(),
                    Reason.of(
                            "finding.foreign-targets",
                            task(batch),
                            Long.toString(batch.id()),
                            listed.foreign().size(),
                            ForeignText.shown(listed.foreign().get(0).target(), LONGEST_TARGET)));
        }
    }

    void otherTask(Batch batch, String taskId) {
        tell(
                "other task " + batch.calls().taskId(),
                Reason.of(
                        "finding.other-task",
                        Long.toString(batch.id()),
                        task(batch),
                        ForeignText.shown(taskId, LONGEST_WORD)));
    }

    private static String task(Batch batch) {
        return ForeignText.shown(batch.calls().taskId(), LONGEST_WORD);
    }

    private synchronized void tell(String key, Reason reason) {
        if (told.size() < MOST && told.add(key)) {
            log.warn("{}", Words.english().say(reason));
            note.accept(reason);
        }
    }
}
