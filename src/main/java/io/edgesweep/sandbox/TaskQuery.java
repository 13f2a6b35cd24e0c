package io.edgesweep.sandbox;

import java.util.function.Predicate;

/**
 * What a task query is asked for.
 *
 * @param tasks chooses by what all targets of a call share, so that the others are passed over at once
 * @param rows chooses by what differs from target to target
 */
record TaskQuery(Predicate<PurgeTask> tasks, Predicate<TaskRow> rows, int offset, int limit) {}
