package io.edgesweep.console.network;

import io.edgesweep.session.ShortPath;
import io.edgesweep.session.answer.CommandLimits;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Listens to the commands of this machine, at the home folder's socket, with threads of its own: whatever comes from the
 * network, a command is answered.
 */
public final class CommandConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String MARK = CommandConnector.class.getName();

    private final ShortPath path;

    public CommandConnector(ShortPath path) {
        this.path = path;
    }

    /** Whether the request came over the socket, so that its sender can read our home folder. */
    public static boolean isCommand(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        Endpoint endpoint = new Endpoint();
        endpoint.setUnixDomainSocketPath(path.toString());
        Http11NioProtocol protocol = new Http11NioProtocol(endpoint);
        Connector connector = new Connector(protocol);
        protocol.setMinSpareThreads(1);
        CommandLimits.limit(protocol);
        tomcat.addAdditionalConnectors(connector);
        tomcat.addEngineValves(new Mark(connector));
    }

    /** Marks what comes over the socket; no header can. */
    private static final class Mark extends ValveBase {

        private final Connector connector;

        Mark(Connector connector) {
            super(true);
            this.connector = connector;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getConnector() == connector) {
                request.setAttribute(MARK, true);
                // The socket has no address that could be asked for.
                request.setRemoteAddr("localhost");
                request.setRemoteHost("localhost");
            }
            getNext().invoke(request, response);
        }
    }

    /** Removes the socket once. Tomcat does so at each of the steps in which it ends, and warns when nothing is there. */
    private static final class Endpoint extends NioEndpoint {

        @Override
        protected void doCloseServerSocket() throws IOException {
            if (Files.exists(Path.of(getUnixDomainSocketPath()))) {
                super.doCloseServerSocket();
            }
        }
    }
}
