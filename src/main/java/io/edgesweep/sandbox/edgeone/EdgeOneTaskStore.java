package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.AcceptedWork;
import io.edgesweep.sandbox.model.TaskLog;
import io.edgesweep.sandbox.model.TaskRules;
import io.edgesweep.sandbox.model.TaskTimeline;
import io.edgesweep.sandbox.model.Timing;
import io.edgesweep.sandbox.model.Workers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * EdgeOne's accepted targets, to be purged or prefetched, and how far each has come. Assertions see them at once,
 * queries only after the listing lag.
 */
public final class EdgeOneTaskStore {

    private final InstantSource clock;
    private final Timing timing;
    private final TaskRules rules;
    private final Workers workers;
    private final TaskLog<PurgeTask, EdgeOneTaskRow> log;

    public EdgeOneTaskStore(InstantSource clock, Timing timing, TaskRules rules, Workers workers) {
        this.clock = clock;
        this.timing = timing;
        this.rules = rules;
        this.workers = workers;
        this.log = new TaskLog<>(clock, timing);
    }

    /** Every row as of now, newest first. */
    public List<EdgeOneTaskRow> all() {
        return log.rows(task -> true);
    }

    /** The rows of one accepted call as of now, in the order sent. */
    public List<EdgeOneTaskRow> of(String jobId) {
        return log.rows(task -> task.id().equals(jobId));
    }

    public TaskLog<PurgeTask, EdgeOneTaskRow> log() {
        return log;
    }

    /** @param hosts whose copies a tag or everything means */
    void add(String jobId, String zoneId, TargetRequest request, List<String> targets, Collection<String> hosts) {
        Instant now = clock.instant();
        TaskTimeline course = new TaskTimeline(
                now,
                now.plus(timing.completionOf(request.type())),
                rules.forced(targets, !request.type().purges()));
        log.add(new PurgeTask(
                jobId, zoneId, request.type(), request.method(), targets, request.cacheTagDomains(), course));
        boolean deletes = request.method().equals("delete");
        workers.take(new AcceptedWork(request.type(), deletes, targets, List.copyOf(hosts), course));
    }
}
