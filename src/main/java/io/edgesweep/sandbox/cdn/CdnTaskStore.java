package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.model.AcceptedWork;
import io.edgesweep.sandbox.model.TaskIds;
import io.edgesweep.sandbox.model.TaskLog;
import io.edgesweep.sandbox.model.TaskRules;
import io.edgesweep.sandbox.model.TaskTimeline;
import io.edgesweep.sandbox.model.Timing;
import io.edgesweep.sandbox.model.Workers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The CDN's accepted URLs and directories, and how far each has come. Assertions see them at once, queries only after
 * the listing lag.
 */
public final class CdnTaskStore {

    private final InstantSource clock;
    private final Timing timing;
    private final TaskRules rules;
    private final Workers workers;
    private final TaskLog<CdnTask, CdnTaskRow> log;
    private final TaskIds ids = new TaskIds();

    public CdnTaskStore(InstantSource clock, Timing timing, TaskRules rules, Workers workers) {
        this.clock = clock;
        this.timing = timing;
        this.rules = rules;
        this.workers = workers;
        this.log = new TaskLog<>(clock, timing);
    }

    /** Every row as of now, newest first. */
    public List<CdnTaskRow> all() {
        return log.rows(task -> true);
    }

    /** The rows of one accepted call as of now. */
    public List<CdnTaskRow> of(String taskId) {
        return log.rows(task -> task.id().equals(taskId));
    }

    public TaskLog<CdnTask, CdnTaskRow> log() {
        return log;
    }

    /** Starts on the URLs of one call; gives its id. */
    String add(String account, CdnRequest request, Map<CdnArea, List<String>> urlsByArea) {
        Instant now = clock.instant();
        String taskId = ids.taskId(now);
        CdnKind kind = request.kind();
        Instant due = now.plus(timing.completionOf(kind.pace()));
        urlsByArea.forEach((area, urls) -> {
            TaskTimeline course = new TaskTimeline(now, due, rules.forced(urls, !kind.purges()));
            log.add(new CdnTask(taskId, account, kind, request.flushType(), area, urls, course));
            boolean deletes = request.flushType().equals("delete");
            workers.take(new AcceptedWork(kind.pace(), deletes, urls, List.of(), course));
        });
        return taskId;
    }
}
