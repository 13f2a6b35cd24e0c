package io.edgesweep.sandbox.model;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * A call whose targets, or those of one zone or area, were accepted.
 *
 * @param <R> what a query shows of one target
 */
public interface AcceptedCall<R> {

    /** The id that the call was answered with. */
    String id();

    TaskTimeline course();

    /** The rows as of now, in the order sent. They are made on demand: most tasks are never looked at twice. */
    Stream<R> rows(Instant now);
}
