package io.edgesweep.console.network;

import io.edgesweep.settings.ConsoleSettings;
import java.nio.file.Path;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * What those may take up who come over the network and have not logged in: some connections, for some time. Each connection
 * may have a thread, so none waits for another's.
 */
public final class NetworkLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int BETWEEN_LOOKS = 1;

    /** The body of a form, such as that of the login. */
    private static final int LARGEST_FORM = 64 * 1024;

    /** So much of a body that nobody wants is read, for the sender to be told; then the connection is closed. */
    private static final int MOST_UNREAD = 256 * 1024;

    private final ConsoleSettings settings;
    private final SlowConnections slow;
    private final Path folder;

    /** @param folder an empty folder for what Tomcat puts aside, which it would look for in the system's temporary one */
    public NetworkLimits(ConsoleSettings settings, SlowConnections slow, Path folder) {
        this.settings = settings;
        this.slow = slow;
        this.folder = folder;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setBaseDirectory(folder.toFile());
        tomcat.setDocumentRoot(folder.toFile());
        tomcat.setProtocol(NetworkProtocol.class.getName());
        tomcat.setBackgroundProcessorDelay(BETWEEN_LOOKS);
        tomcat.addEngineValves(slow);
        tomcat.addConnectorCustomizers(connector -> connector.setMaxPostSize(LARGEST_FORM));
        tomcat.addProtocolHandlerCustomizers((TomcatProtocolHandlerCustomizer<NetworkProtocol>) this::limit);
    }

    private void limit(NetworkProtocol protocol) {
        int patience = Math.toIntExact(settings.requestTime().toMillis());
        protocol.setMaxConnections(settings.connections());
        protocol.setMaxThreads(settings.connections());
        protocol.setMaxConnectionsPerAddress(settings.connectionsPerAddress(), settings.proxies());
        protocol.setConnectionTimeout(patience);
        protocol.setKeepAliveTimeout(patience);
        protocol.setMaxSwallowSize(MOST_UNREAD);
        slow.watch(protocol::connections);
    }
}
