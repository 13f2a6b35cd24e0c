package io.edgesweep.provider;

import io.edgesweep.targets.Kind;
import java.time.Instant;

/** Which of the provider's task rows are asked for. Each query names one page, counted in rows from 0. */
public sealed interface TaskQuery {

    /** The most rows that one page holds (EdgeOne API, DescribePurgeTasks, Limit); the provider may give fewer. */
    int PAGE = 1000;

    /** What the targets that are asked for name. */
    Kind kind();

    /** The first row of the page. */
    int offset();

    /**
     * The rows of one task.
     *
     * @param kind   what its targets name
     * @param taskId the task's id
     * @param offset the first row of the page
     */
    record OfTask(Kind kind, String taskId, int offset) implements TaskQuery {}

    /**
     * The rows of one target, whoever had it purged.
     *
     * @param kind   the target's kind
     * @param target the target's value; empty for all targets of the kind
     * @param from   the earliest moment of creation
     * @param to     the latest moment of creation, at most 7 days after {@code from}
     * @param offset the first row of the page
     */
    record OfTarget(Kind kind, String target, Instant from, Instant to, int offset) implements TaskQuery {}
}
