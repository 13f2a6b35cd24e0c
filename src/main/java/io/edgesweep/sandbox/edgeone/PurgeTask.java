package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.AcceptedCall;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.model.TaskStatus;
import io.edgesweep.sandbox.model.TaskTimeline;
import io.edgesweep.sandbox.model.TaskType;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accepted targets of one EdgeOne call in one zone, to be purged or prefetched.
 *
 * @param domains on which hosts tags are purged; none for all of the zone
 */
record PurgeTask(
        String id,
        String zoneId,
        TaskType type,
        String method,
        List<String> targets,
        List<String> domains,
        TaskTimeline course)
        implements AcceptedCall<EdgeOneTaskRow> {

    @Override
    public Stream<EdgeOneTaskRow> rows(Instant now) {
        return IntStream.range(0, targets.size()).mapToObj(position -> row(position, now));
    }

    private EdgeOneTaskRow row(int position, Instant now) {
        TaskOutcome outcome = course.outcome(position, now);
        boolean running = outcome.status() == TaskStatus.PROCESSING;
        return new EdgeOneTaskRow(
                id,
                zoneId,
                type,
                method,
                targets.get(position),
                domains,
                outcome.status(),
                course.createdSecond(),
                running ? course.createdSecond() : course.dueSecond(),
                outcome.failType(),
                outcome.failMessage());
    }
}
