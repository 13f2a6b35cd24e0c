package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.model.AcceptedCall;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.model.TaskStatus;
import io.edgesweep.sandbox.model.TaskTimeline;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The URLs of one accepted CDN call in one area. */
record CdnTask(
        String id, String account, CdnKind kind, String flushType, CdnArea area, List<String> urls, TaskTimeline course)
        implements AcceptedCall<CdnTaskRow> {

    @Override
    public Stream<CdnTaskRow> rows(Instant now) {
        return IntStream.range(0, urls.size()).mapToObj(position -> row(position, now));
    }

    private CdnTaskRow row(int position, Instant now) {
        TaskOutcome outcome = course.outcome(position, now);
        @Nullable Instant updated = outcome.status() == TaskStatus.PROCESSING ? null : course.dueSecond();
        return new CdnTaskRow(
                id,
                account,
                kind,
                flushType,
                area,
                urls.get(position),
                outcome.status(),
                course.createdSecond(),
                updated,
                course.percent(outcome, now));
    }
}
