package io.edgesweep.provider;

import io.edgesweep.quota.Quota;
import io.edgesweep.target.Kind;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A provider that keeps its tasks in a list, which a test may fill and change. */
public final class InMemoryProvider implements Provider, Providers {

    private record Task(Kind kind, TaskRow row) {}

    private final List<Task> tasks = new ArrayList<>();
    private int pageSize = TaskQuery.PAGE;

    /** Adds a task for the targets, all in the same state. */
    public InMemoryProvider withTask(String taskId, Instant created, TaskState state, String... targets) {
        for (String target : targets) {
            tasks.add(new Task(
                    Kind.URL,
                    new TaskRow(taskId, target, state, state.name().toLowerCase(java.util.Locale.ROOT), "", created)));
        }
        return this;
    }

    /** Answers by pages of so many rows. */
    public InMemoryProvider withPageSize(int rows) {
        pageSize = rows;
        return this;
    }

    /** Changes the state of one target, with a reason. */
    public void change(String taskId, String target, TaskState state, String reason) {
        tasks.replaceAll(task ->
                task.row().taskId().equals(taskId) && task.row().target().equals(target)
                        ? new Task(
                                task.kind(),
                                new TaskRow(
                                        taskId,
                                        target,
                                        state,
                                        state.name().toLowerCase(java.util.Locale.ROOT),
                                        reason,
                                        task.row().created()))
                        : task);
    }

    @Override
    public Capabilities capabilities() {
        return Product.EDGEONE.capabilities();
    }

    @Override
    public Answer submit(Submission submission) {
        throw new AssertionError("nothing is to be sent here");
    }

    @Override
    public TaskPage tasks(TaskQuery query) {
        List<TaskRow> rows = tasks.stream()
                .filter(task -> matches(query, task))
                .map(Task::row)
                .toList();
        int from = Math.min(query.offset(), rows.size());
        return new TaskPage(rows.size(), rows.subList(from, Math.min(rows.size(), from + pageSize)));
    }

    private static boolean matches(TaskQuery query, Task task) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return task.row().taskId().equals(ofTask.taskId());
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        Instant created = task.row().created();
        return task.kind() == ofTarget.kind()
                && created != null
                && !created.isBefore(ofTarget.from())
                && !created.isAfter(ofTarget.to())
                && (ofTarget.target().isEmpty()
                        || ofTarget.target().equals(task.row().target()));
    }

    @Override
    public List<Quota> quota() {
        return List.of();
    }

    @Override
    public Provider of(String site) {
        return this;
    }

    @Override
    public CallMeter meter(Collection<String> sites) {
        throw new AssertionError("nothing is to be counted here");
    }
}
