package io.edgesweep.sandbox.edge;

import java.net.URI;
import java.time.Duration;

/**
 * What an edge is started with.
 *
 * @param origin where it gets pages from
 * @param marks how it marks its answers
 * @param nodes how many nodes it has, each with copies of its own
 * @param propagation how long after the end of its task a purge reaches the nodes
 * @param tellsAge whether a copy is sent with the header {@code Age}
 * @param port of the first node, which the others follow; 0 for any free ones
 */
public record EdgePlan(URI origin, Marks marks, int nodes, Duration propagation, boolean tellsAge, int port) {

    /** Two nodes of EdgeOne, which purges reach at once. */
    public static EdgePlan of(String origin) {
        return new EdgePlan(URI.create(origin), Marks.EDGEONE, 2, Duration.ZERO, false, 0);
    }

    public EdgePlan with(Marks marks) {
        return new EdgePlan(origin, marks, nodes, propagation, tellsAge, port);
    }

    public EdgePlan withNodes(int nodes) {
        return new EdgePlan(origin, marks, nodes, propagation, tellsAge, port);
    }

    public EdgePlan withPropagation(Duration propagation) {
        return new EdgePlan(origin, marks, nodes, propagation, tellsAge, port);
    }

    public EdgePlan withAge() {
        return new EdgePlan(origin, marks, nodes, propagation, true, port);
    }

    public EdgePlan withPort(int port) {
        return new EdgePlan(origin, marks, nodes, propagation, tellsAge, port);
    }
}
