package io.edgesweep.console.network;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Tomcat's HTTP, with a limit on the connections of one address. Public, because Tomcat makes it by its name. */
public final class NetworkProtocol extends Http11NioProtocol {

    private final Counting counting;

    /** Made by Tomcat. */
    public NetworkProtocol() {
        this(new Counting());
    }

    private NetworkProtocol(Counting counting) {
        super(counting);
        this.counting = counting;
    }

    /** @param proxies the networks of those that bring along the connections of many people */
    void setMaxConnectionsPerAddress(int most, List<String> proxies) {
        counting.most = most;
        counting.proxies = proxies.stream().map(IpAddressMatcher::new).toList();
    }

    /** Those that are open now. */
    Set<SocketWrapperBase<NioChannel>> connections() {
        return counting.getConnections();
    }

    /** Takes no more connections of an address than are allowed, unless it is a proxy's. */
    private static final class Counting extends NioEndpoint {

        private volatile int most = Integer.MAX_VALUE;
        private volatile List<IpAddressMatcher> proxies = List.of();

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (isAllowed(socket)) {
                return super.setSocketOptions(socket);
            }
            // Whoever asks closes only what is registered already.
            destroySocket(socket);
            return false;
        }

        private boolean isAllowed(SocketChannel socket) {
            try {
                String address = SlowConnections.host(socket.getRemoteAddress());
                return proxies.stream().anyMatch(proxy -> proxy.matches(address))
                        || getConnections().stream()
                                        .filter(each -> address.equals(each.getRemoteAddr()))
                                        .count()
                                < most;
            } catch (IOException e) {
                // It is gone already.
                return false;
            }
        }
    }
}
