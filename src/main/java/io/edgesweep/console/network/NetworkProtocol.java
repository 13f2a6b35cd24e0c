package io.edgesweep.console.network;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

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

    void setMaxConnectionsPerAddress(int most) {
        counting.most = most;
    }

    /** Those that are open now. */
    Set<SocketWrapperBase<NioChannel>> connections() {
        return counting.getConnections();
    }

    /** Takes no more connections of an address than are allowed. */
    private static final class Counting extends NioEndpoint {

        private volatile int most = Integer.MAX_VALUE;

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
                return getConnections().stream()
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
