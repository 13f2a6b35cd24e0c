package io.edgesweep.simulation;

import java.time.Duration;

/** What may happen to a process at points of its work. */
interface Surroundings {

    /** A point between two of its steps: it may be killed here. */
    void point();

    /** A call or its answer is on its way for so long. */
    void pass(Duration duration);

    /** One of its lanes waits for an answer: the others may go on meanwhile. */
    void meanwhile();

    /** A call is about to leave: it may stand still here. */
    void beforeACallLeaves();
}
