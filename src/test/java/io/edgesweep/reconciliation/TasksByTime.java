package io.edgesweep.reconciliation;

import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Capabilities;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.quota.Quota;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A provider that tells of tasks what is so at the moment: newest first, with creation times in whole seconds. */
final class TasksByTime implements Provider, Providers {

    /**
     * What it is like.
     *
     * @param takes         how long a task takes
     * @param lag           until a task is listed
     * @param ahead         by how much its clock is ahead of ours
     * @param pageRows      how many rows a page holds
     * @param tellsCreation whether it says when a task was created
     * @param shifts        whether others' tasks are listed late all the time, so that pages shift while they are read
     */
    record Ways(Duration takes, Duration lag, Duration ahead, int pageRows, boolean tellsCreation, boolean shifts) {}

    private record Task(String id, List<String> targets, Instant created) {}

    private final InstantSource clock;
    private final Ways ways;
    private final List<Task> newestFirst = new ArrayList<>();
    private final List<TaskQuery> questions = new ArrayList<>();

    TasksByTime(InstantSource clock, Ways ways) {
        this.clock = clock;
        this.ways = ways;
    }

    void add(String id, List<String> targets) {
        newestFirst.add(0, new Task(id, targets, clock.instant().plus(ways.ahead())));
    }

    /** Each page that it was asked for. */
    List<TaskQuery> questions() {
        return questions;
    }

    @Override
    public TaskPage tasks(TaskQuery query) {
        questions.add(query);
        Instant now = clock.instant().plus(ways.ahead());
        List<TaskRow> rows = new ArrayList<>();
        if (ways.shifts() && query instanceof TaskQuery.OfTarget ofTarget) {
            for (int i = 0; i < questions.size() % 7; i++) {
                rows.add(
                        row(new Task("late-" + questions.size(), List.of(), ofTarget.from()), "https://a.b/" + i, now));
            }
        }
        for (Task task : newestFirst) {
            if (!now.isBefore(task.created().plus(ways.lag())) && matches(query, task)) {
                task.targets().forEach(target -> rows.add(row(task, target, now)));
            }
        }
        int from = Math.min(query.offset(), rows.size());
        return new TaskPage(rows.size(), rows.subList(from, Math.min(rows.size(), from + ways.pageRows())));
    }

    private static boolean matches(TaskQuery query, Task task) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return ofTask.taskId().equals(task.id());
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        Instant second = task.created().truncatedTo(ChronoUnit.SECONDS);
        return !second.isBefore(ofTarget.from()) && !second.isAfter(ofTarget.to());
    }

    private TaskRow row(Task task, String target, Instant now) {
        boolean isOver = !now.isBefore(task.created().plus(ways.takes()));
        Instant second = task.created().truncatedTo(ChronoUnit.SECONDS);
        return new TaskRow(
                task.id(),
                target,
                isOver ? TaskState.SUCCESS : TaskState.PROCESSING,
                isOver ? "success" : "processing",
                "",
                ways.tellsCreation() ? second : null,
                isOver && ways.tellsCreation() ? new TaskEnd(second.plus(ways.takes()), "") : TaskEnd.UNTOLD);
    }

    @Override
    public Capabilities capabilities() {
        return Product.EDGEONE.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) {
        throw new AssertionError("nothing is to be sent here");
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
