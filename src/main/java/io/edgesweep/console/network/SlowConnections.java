package io.edgesweep.console.network;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Cuts connections off whose requests take longer to come than they may. Tomcat's timeouts start over with every byte, so
 * whoever sends one now and then could keep a connection, and a thread, for ever. The time of a request ends when its sender
 * is found to be logged in: an upload may take as long as its line is slow.
 */
public final class SlowConnections extends ValveBase {

    private static final String KEY = SlowConnections.class.getName();

    private final InstantSource clock;
    private final Duration longest;

    /** Since when each connection is waited for, by the address and port of the other side. */
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    private volatile Supplier<Set<SocketWrapperBase<NioChannel>>> connections = Set::of;

    /** @param longest how long a request may take to come, until its sender is known */
    public SlowConnections(InstantSource clock, Duration longest) {
        super(true);
        this.clock = clock;
        this.longest = longest;
    }

    /** Tells who knows which connections are open. */
    void watch(Supplier<Set<SocketWrapperBase<NioChannel>>> open) {
        connections = open;
    }

    /** The sender of the request is logged in. */
    public void trust(ServletRequest request) {
        if (request.getAttribute(KEY) instanceof String key) {
            since.put(key, Instant.MAX);
        }
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Behind a proxy, the request has another address than its connection later.
        String key = key(request.getRemoteAddr(), request.getRemotePort());
        request.setAttribute(KEY, key);
        try {
            getNext().invoke(request, response);
        } finally {
            // What is told while a run goes on is no slow request.
            if (!CommandConnector.isCommand(request) && !request.isAsyncStarted()) {
                since.put(key, clock.instant());
            }
        }
    }

    /** Called by Tomcat every few seconds. */
    @Override
    public void backgroundProcess() {
        Instant now = clock.instant();
        Set<String> open = new HashSet<>();
        for (SocketWrapperBase<NioChannel> connection : connections.get()) {
            String key = key(connection.getRemoteAddr(), connection.getRemotePort());
            open.add(key);
            Instant began = since.computeIfAbsent(key, absent -> now);
            if (began.isBefore(now.minus(longest))) {
                connection.close();
            }
        }
        since.keySet().retainAll(open);
    }

    private static String key(String address, int port) {
        return address + " " + port;
    }

    /** The address of the other side, as Tomcat writes it. */
    static String host(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : address.toString();
    }
}
