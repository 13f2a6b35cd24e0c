package io.edgesweep.provider;

import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Target;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A provider that keeps its tasks in a list, which submissions and tests may fill and tests may change. It tells no quota
 * unless it is given one, and takes everything then. For one thread.
 */
public final class InMemoryProvider implements Provider, Providers {

    private record Task(Kind kind, TaskRow row) {

        Task in(TaskState state, String reason) {
            return new Task(kind, inMemory(row.taskId(), row.target(), state, reason, row.created()));
        }

        private static TaskRow inMemory(String taskId, String target, TaskState state, String reason, Instant created) {
            return new TaskRow(taskId, target, state, state.name().toLowerCase(Locale.ROOT), reason, created);
        }
    }

    private record End(TaskState state, String reason) {}

    private final Product product;
    private final InstantSource clock;
    private final List<Task> tasks = new ArrayList<>();
    private final Map<Kind, Quota> quotas = new EnumMap<>(Kind.class);
    private final Map<String, End> ends = new HashMap<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<String> notFollowed = new HashSet<>();
    private int pageSize = TaskQuery.PAGE;
    private int submissions;
    private int questions;
    private boolean losesNextAnswer;
    private Runnable whileAsked = () -> {};

    public InMemoryProvider() {
        this(Product.EDGEONE, () -> Instant.EPOCH);
    }

    /**
     * @param product whose capabilities it has
     * @param clock   when tasks are created
     */
    public InMemoryProvider(Product product, InstantSource clock) {
        this.product = product;
        this.clock = clock;
    }

    /** Adds a task for the targets, all in the same state. */
    public InMemoryProvider withTask(String taskId, Instant created, TaskState state, String... targets) {
        add(Kind.URL, taskId, created, state, List.of(targets));
        return this;
    }

    private void add(Kind kind, String taskId, Instant created, TaskState state, List<String> targets) {
        targets.forEach(target -> tasks.add(new Task(kind, Task.inMemory(taskId, target, state, "", created))));
    }

    /** Answers by pages of so many rows. */
    public InMemoryProvider withPageSize(int rows) {
        pageSize = rows;
        return this;
    }

    /** Refuses the target. */
    public InMemoryProvider refusing(String target) {
        foreign.add(target);
        return this;
    }

    /** Cannot be asked what became of the target. */
    public void doesNotFollow(String target) {
        notFollowed.add(target);
    }

    @Override
    public boolean follows(Target target) {
        return !notFollowed.contains(target.value());
    }

    /** Allows so many targets of the kind in a call, and from now on in a day. */
    public void allow(Kind kind, int batch, int daily) {
        quotas.put(kind, new Quota(kind, batch, daily, daily));
    }

    /** Takes the next submission and loses the answer to it. */
    public void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** Does something whenever it is asked for tasks, after it has looked for them. */
    public void whileAsked(Runnable something) {
        whileAsked = something;
    }

    /** Lets the target's tasks come to this end, when they do. */
    public void end(String target, TaskState state, String reason) {
        ends.put(target, new End(state, product.capabilities().tellsFailureReasons() ? reason : ""));
    }

    /** Brings every task that is not at its end to it. */
    public void finish() {
        tasks.replaceAll(task -> {
            End end = ends.getOrDefault(task.row().target(), new End(TaskState.SUCCESS, ""));
            return task.row().state().isFinal() ? task : task.in(end.state(), end.reason());
        });
    }

    /** Changes the state of one target, with a reason. */
    public void change(String taskId, String target, TaskState state, String reason) {
        tasks.replaceAll(task ->
                task.row().taskId().equals(taskId) && task.row().target().equals(target)
                        ? task.in(state, reason)
                        : task);
    }

    /** How many submissions it has received, refused ones too. */
    public int submissions() {
        return submissions;
    }

    /** How often it was asked for tasks: each page counts. */
    public int questions() {
        return questions;
    }

    @Override
    public Capabilities capabilities() {
        return product.capabilities();
    }

    @Override
    public SubmissionResult submit(Submission submission) {
        Kind kind = submission.kind();
        if (!capabilities().kinds().contains(kind)) {
            return refused(ErrorClass.FATAL_KIND);
        }
        submissions++;
        List<String> good = submission.targets().stream()
                .filter(target -> !foreign.contains(target))
                .toList();
        List<String> bad =
                submission.targets().stream().filter(foreign::contains).toList();
        Quota quota = quotas.getOrDefault(kind, new Quota(kind, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
        if (submission.targets().size() > quota.batch()) {
            return refused(ErrorClass.SPLIT);
        }
        if (!bad.isEmpty() && !capabilities().namesRefusedTargets()) {
            return refused(ErrorClass.DROP);
        }
        if (good.size() > quota.available()) {
            return refused(ErrorClass.DAY);
        }
        quotas.computeIfPresent(kind, (k, q) -> new Quota(kind, q.batch(), q.daily(), q.available() - good.size()));
        return taken(kind, good, bad);
    }

    private SubmissionResult taken(Kind kind, List<String> good, List<String> bad) {
        String taskId = good.isEmpty() ? "" : "task-" + submissions;
        add(kind, taskId, clock.instant(), TaskState.PROCESSING, good);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            return new SubmissionResult.Unknown(Reason.said("the answer was lost"), "");
        }
        List<RefusedTargets> refused =
                bad.isEmpty() ? List.of() : List.of(new RefusedTargets("not one of the site's", bad));
        return new SubmissionResult.Accepted(taskId, "request-" + submissions, refused);
    }

    private static SubmissionResult refused(ErrorClass errorClass) {
        return new SubmissionResult.Refused(ScriptedProvider.error(errorClass));
    }

    @Override
    public TaskPage tasks(TaskQuery query) throws ProviderException {
        if (!capabilities().kinds().contains(query.kind())) {
            throw new ProviderException(ScriptedProvider.error(ErrorClass.FATAL_KIND));
        }
        questions++;
        List<TaskRow> rows = tasks.stream()
                .filter(task -> task.kind() == query.kind() && matches(query, task.row()))
                .map(Task::row)
                .toList();
        whileAsked.run();
        int from = Math.min(query.offset(), rows.size());
        return new TaskPage(rows.size(), rows.subList(from, Math.min(rows.size(), from + pageSize)));
    }

    private static boolean matches(TaskQuery query, TaskRow row) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return row.taskId().equals(ofTask.taskId());
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        Instant created = row.created();
        return created != null
                && !created.isBefore(ofTarget.from())
                && !created.isAfter(ofTarget.to())
                && (ofTarget.target().isEmpty() || ofTarget.target().equals(row.target()));
    }

    @Override
    public List<Quota> quota() {
        return List.copyOf(quotas.values());
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
