package io.edgesweep.simulation;

import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The tasks that the provider has taken on, ours and those of others. They are listed late, and done with later. */
final class SimulatedTasks {

    private final Conditions conditions;
    private final RandomGenerator random;
    private final SimulatedClock clock;
    private final List<SimulatedTask> tasks = new ArrayList<>();
    private boolean failing = true;

    SimulatedTasks(Conditions conditions, RandomGenerator random, SimulatedClock clock) {
        this.conditions = conditions;
        this.random = random;
        this.clock = clock;
    }

    /** Nothing fails any more. */
    void endFailing() {
        failing = false;
    }

    SimulatedTask add(String site, Kind kind, List<String> targets, @Nullable AnnouncedBatch ours) {
        List<SimulatedTask.Row> rows = new ArrayList<>();
        Duration lag = seconds(conditions.lag());
        Duration work = seconds(random.nextInt(20) == 0 ? 3000 : 60);
        for (String target : targets) {
            // One task is listed as a whole, most of the time. What somebody else began is never listed in part: it
            // could not be told from ours then.
            if (ours != null && random.nextInt(4) == 0) {
                lag = seconds(conditions.lag());
            }
            rows.add(row(target, lag, work));
        }
        SimulatedTask task = new SimulatedTask("task-" + tasks.size(), site, kind, ours, rows);
        tasks.add(task);
        return task;
    }

    private SimulatedTask.Row row(String target, Duration lag, Duration work) {
        Instant now = clock.trueTime();
        Instant ends = now.plus(work).plus(seconds(60));
        boolean fails = failing && random.nextInt(100) < conditions.failing();
        TaskState end = fails ? (random.nextBoolean() ? TaskState.FAILED : TaskState.TIMEOUT) : TaskState.SUCCESS;
        String listed = conditions.spelled() ? target.replace(".example.com/page-", ".EXAMPLE.com/p%61ge-") : target;
        return new SimulatedTask.Row(target, listed, now, now.plus(lag), ends, end);
    }

    private Duration seconds(int most) {
        return Duration.ofMillis(random.nextInt(most * 1000));
    }

    /**
     * The targets of a task that somebody else begins while a batch of ours is on its way: perhaps its first one and others
     * that are not ours, perhaps all of them and one more, perhaps only some of them.
     */
    List<String> ofSomebodyElse(AnnouncedBatch batch) {
        List<String> ours =
                batch.targets().stream().map(row -> row.target().value()).toList();
        List<String> targets = new ArrayList<>();
        switch (random.nextInt(4)) {
            case 0 -> targets.addAll(ours);
            case 1 -> targets.addAll(ours.subList(0, 1 + random.nextInt(ours.size())));
            case 2 -> targets.add(ours.get(0));
            default -> {
                // Not where ours may be taken in part too: which part is whose, nobody could tell then.
                if (ours.size() > 1 && conditions.bad() == 0) {
                    return ours.subList(0, 1 + random.nextInt(ours.size() - 1));
                }
            }
        }
        targets.add("https://" + batch.batch().key().site() + ".example.com/of-somebody-else-" + tasks.size() + "/");
        return targets;
    }

    List<TaskRow> rows(String site, TaskQuery query) {
        Instant now = clock.trueTime();
        List<TaskRow> rows = new ArrayList<>();
        for (SimulatedTask task : tasks) {
            if (task.kind() == query.kind() && task.site().equals(site)) {
                for (SimulatedTask.Row row : task.rows()) {
                    if (!now.isBefore(row.from()) && matches(query, task, row)) {
                        rows.add(row.seenAt(now, task.id()));
                    }
                }
            }
        }
        return rows;
    }

    private static boolean matches(TaskQuery query, SimulatedTask task, SimulatedTask.Row row) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return task.id().equals(ofTask.taskId());
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        return !row.createdSecond().isBefore(ofTarget.from())
                && !row.createdSecond().isAfter(ofTarget.to())
                && (ofTarget.target().isEmpty() || ofTarget.target().equals(row.listed()));
    }

    List<SimulatedTask> all() {
        return List.copyOf(tasks);
    }
}
