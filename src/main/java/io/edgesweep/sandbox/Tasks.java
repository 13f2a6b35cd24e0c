package io.edgesweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The accepted targets and how far each has come. Assertions see them at once, queries only after the listing lag. */
public final class Tasks {

    private final InstantSource clock;
    private final Timing timing;
    private final TaskRules rules;
    private final Deque<PurgeTask> newestFirst = new ArrayDeque<>();
    private volatile Duration listingLag;

    Tasks(InstantSource clock, Timing timing, TaskRules rules) {
        this.clock = clock;
        this.timing = timing;
        this.rules = rules;
        this.listingLag = timing.listingLag();
    }

    /** Every row as of now, newest first. */
    public List<TaskRow> all() {
        return rows(snapshot().stream());
    }

    /** The rows of one accepted call as of now, in the order sent. */
    public List<TaskRow> of(String jobId) {
        return rows(snapshot().stream().filter(task -> task.jobId().equals(jobId)));
    }

    void listingLag(Duration lag) {
        listingLag = lag;
    }

    synchronized void add(String jobId, String zoneId, TaskType type, String method, List<String> targets) {
        Instant now = clock.instant();
        newestFirst.addFirst(new PurgeTask(
                jobId, zoneId, type, method, targets, now, now.plus(timing.completionOf(type)), rules.forced(targets)));
    }

    /** What a query finds: one page of rows, newest first, and the number of all. */
    TaskPage find(TaskQuery query) {
        Instant now = clock.instant();
        TaskPage page = new TaskPage(query.offset(), query.limit());
        snapshot().stream()
                .filter(task -> isListed(task, now) && query.tasks().test(task))
                .flatMap(task -> task.rows(now))
                .filter(query.rows())
                .forEachOrdered(page::add);
        return page;
    }

    private boolean isListed(PurgeTask task, Instant now) {
        return !now.isBefore(task.created().plus(listingLag))
                && !now.isAfter(task.created().plus(timing.retention()));
    }

    private List<TaskRow> rows(Stream<PurgeTask> tasks) {
        Instant now = clock.instant();
        return tasks.flatMap(task -> task.rows(now)).toList();
    }

    private synchronized Collection<PurgeTask> snapshot() {
        return List.copyOf(newestFirst);
    }
}
