package io.edgesweep.sandbox.model;

import io.edgesweep.sandbox.call.Paging;
import java.util.function.Predicate;

/**
 * What a task query is asked for.
 *
 * @param calls chooses by what all targets of a call share, so that the others are passed over at once
 * @param rows chooses by what differs from target to target
 */
public record RowQuery<C, R>(Predicate<C> calls, Predicate<R> rows, Paging paging) {}
