package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
import io.edgesweep.task.TaskRow;
import io.edgesweep.text.ForeignText;
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

    private final Consumer<String> note;
    private final Set<String> told = new HashSet<>();

    /** @param note takes a sentence for people, which belongs in the run's report */
    UnknownTasks(Consumer<String> note) {
        this.note = note;
    }

    void in(Batch batch, TaskRowReader.Listed listed) {
        for (TaskRow row : listed.unknown()) {
            String status = ForeignText.shown(row.status(), LONGEST_WORD);
            tell(
                    batch.key().site() + " status " + status,
                    "The API gives tasks of site " + batch.key().site() + " a status that we do not know, '" + status
                            + "' (first in task " + task(batch)
                            + "): they are taken for not done. If this version is old, a newer one may know it");
        }
        if (!listed.foreign().isEmpty()) {
            tell(
                    "task " + batch.taskId(),
                    "Under task " + task(batch) + " the API lists what is not in batch " + batch.id()
                            + ", targets in all: "
                            + listed.foreign().size() + ", the first: '"
                            + ForeignText.shown(listed.foreign().get(0).target(), LONGEST_TARGET)
                            + "'. They are passed over");
        }
    }

    void otherTask(Batch batch, String taskId) {
        tell(
                "other task " + batch.taskId(),
                "The API lists none of the targets of batch " + batch.id() + " under task " + task(batch)
                        + ", which it had named for it, and all of them under task "
                        + ForeignText.shown(taskId, LONGEST_WORD) + ": that is taken for the batch's");
    }

    private static String task(Batch batch) {
        return ForeignText.shown(batch.taskId(), LONGEST_WORD);
    }

    private synchronized void tell(String key, String text) {
        if (told.size() < MOST && told.add(key)) {
            log.warn("{}", text);
            note.accept(text);
        }
    }
}
