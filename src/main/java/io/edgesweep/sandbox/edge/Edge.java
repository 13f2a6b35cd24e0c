package io.edgesweep.sandbox.edge;

import io.edgesweep.sandbox.model.AcceptedWork;
import io.edgesweep.sandbox.model.SandboxThreads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Servers, on the loopback address, that keep copies of an origin's pages until a purge that the API has accepted is done: what
 * is deleted is fetched again, and of what is invalidated the origin is asked whether it is the newest. A copy does not grow
 * old by itself.
 */
public final class Edge implements AutoCloseable {

    /** So often they look for what has reached them, besides at each request. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final OriginPull origin;
    private final List<EdgeNode> nodes;
    private final ExecutorService threads = SandboxThreads.named("edge");
    private volatile boolean closed;

    private Edge(EdgePlan plan, InstantSource clock) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.origin = new OriginPull(plan.origin(), clock);
        this.nodes = IntStream.range(0, plan.nodes())
                .mapToObj(number -> new EdgeNode(plan, number, origin, clock, threads))
                .toList();
        threads.execute(this::settle);
    }

    private void settle() {
        while (!closed) {
            nodes.forEach(EdgeNode::settle);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /**
     * Starts, each node on its port.
     *
     * @param clock by which tasks come to their end
     * @throws java.io.UncheckedIOException if it is taken
     */
    public static Edge start(EdgePlan plan, InstantSource clock) {
        return new Edge(plan, clock);
    }

    /** Takes what was accepted. */
    public void take(AcceptedWork work) {
        nodes.forEach(node -> node.take(work));
    }

    /** The nodes, in their order. */
    public List<EdgeNode> nodes() {
        return nodes;
    }

    /** A node, counted from 0. */
    public EdgeNode node(int number) {
        return nodes.get(number);
    }

    /** The address of the first node. */
    public String address() {
        return nodes.get(0).address();
    }

    @Override
    public void close() {
        closed = true;
        nodes.forEach(EdgeNode::close);
        threads.shutdownNow();
        origin.close();
    }
}
