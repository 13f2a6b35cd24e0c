package io.edgesweep.sandbox;

import io.edgesweep.sandbox.cdn.CdnQuotas;
import io.edgesweep.sandbox.cdn.CdnTaskStore;
import io.edgesweep.sandbox.control.Control;
import io.edgesweep.sandbox.edge.Edge;
import io.edgesweep.sandbox.edge.EdgePlan;
import io.edgesweep.sandbox.edgeone.EdgeOneTaskStore;
import io.edgesweep.sandbox.edgeone.ZoneQuotas;
import io.edgesweep.sandbox.model.SandboxThreads;
import io.edgesweep.sandbox.server.CallPipeline;
import io.edgesweep.sandbox.server.Faults;
import io.edgesweep.sandbox.server.Journal;
import io.edgesweep.sandbox.server.JournalFile;
import io.edgesweep.sandbox.server.SandboxSettings;
import io.edgesweep.sandbox.server.SandboxState;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running stand-in for the APIs of EdgeOne ({@code teo}, version 2022-09-01) and of the classic CDN ({@code cdn},
 * version 2018-06-06), on the loopback address only. It serves their purge and prefetch actions, with the queries for
 * tasks and quotas, and remembers nothing beyond {@link #close}, save for the journal on disk if one is asked for.
 */
public final class Sandbox implements AutoCloseable {

    private final SandboxState state;
    private final Faults faults;
    private final @Nullable JournalFile journalFile;
    private final Journal journal;
    private final ExecutorService threads = SandboxThreads.named("sandbox");
    private @Nullable LoopbackServer api;
    private @Nullable LoopbackServer control;
    private final List<Edge> edges = new CopyOnWriteArrayList<>();

    private Sandbox(SandboxSettings settings) {
        state = new SandboxState(settings);
        faults = new Faults(state);
        Path file = settings.journalFile();
        journalFile = file == null ? null : JournalFile.open(file);
        journal = new Journal(journalFile);
    }

    /** Starts with the profile "sample". */
    public static Sandbox start() {
        return start(SandboxSettings.sample());
    }

    /**
     * Starts, and returns once calls are answered.
     *
     * @throws UncheckedIOException if a port is taken, or the journal cannot be written
     */
    public static Sandbox start(SandboxSettings settings) {
        Sandbox sandbox = new Sandbox(settings);
        try {
            sandbox.serve(settings);
            return sandbox;
        } catch (UncheckedIOException taken) {
            sandbox.close();
            throw taken;
        }
    }

    private void serve(SandboxSettings settings) {
        JsonMapper mapper = JsonMapper.builder().build();
        Arrivals arrivals = new Arrivals(threads, state.clock, settings.ticker());
        Gateway gateway = new Gateway(new CallPipeline(state, mapper, journal), settings, mapper, arrivals);
        api = LoopbackServer.start(settings.port(), arrivals, gateway);
        Integer controlPort = settings.controlPort();
        if (controlPort != null) {
            control = LoopbackServer.start(controlPort, threads, new Control(state, faults, journal, edges, mapper));
        }
    }

    public int port() {
        return running().port();
    }

    /** Where to send calls: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return running().address();
    }

    /** Where the control interface is: {@code http://127.0.0.1:PORT}; empty if there is none. */
    public Optional<URI> controlEndpoint() {
        return Optional.ofNullable(control).map(LoopbackServer::address);
    }

    public Journal journal() {
        return journal;
    }

    public Faults faults() {
        return faults;
    }

    public ZoneQuotas quotas() {
        return state.quotas;
    }

    public CdnQuotas cdnQuotas() {
        return state.cdnQuotas;
    }

    public EdgeOneTaskStore tasks() {
        return state.tasks;
    }

    public CdnTaskStore cdnTasks() {
        return state.cdnTasks;
    }

    /** Starts an edge, in which the purges and prefetches take place that are accepted from now on. It ends with the sandbox. */
    public Edge edge(EdgePlan plan) {
        Edge edge = Edge.start(plan, state.clock);
        edges.add(edge);
        state.workers.add(edge::take);
        return edge;
    }

    /** Closes every connection at once; calls in flight stay unanswered. */
    @Override
    public void close() {
        if (api != null) {
            api.close();
        }
        if (control != null) {
            control.close();
        }
        edges.forEach(Edge::close);
        threads.shutdownNow();
        if (journalFile != null) {
            journalFile.close();
        }
    }

    private LoopbackServer running() {
        if (api == null) {
            throw new IllegalStateException("The sandbox was not started");
        }
        return api;
    }
}
