package io.edgesweep.notice;

import io.edgesweep.proxy.Proxies;
import io.edgesweep.proxy.WebProxy;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxies in the words of the platform's client. */
final class ProxyOfClient extends ProxySelector {

    private final Proxies proxies;

    ProxyOfClient(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI uri) {
        // The client wants to be given the addresses of a name, too.
        return List.of(proxies.to(uri.getScheme(), uri.getHost())
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The client tells it as well.
    }

    /** Answers proxies, and nobody else. */
    static final class Login extends Authenticator {

        private final Proxies proxies;

        Login(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            URI asked = URI.create(getRequestingURL().toString());
            return getRequestorType() != RequestorType.PROXY
                    ? null
                    : proxies.to(asked.getScheme(), asked.getHost())
                            .filter(WebProxy::hasLogin)
                            .map(proxy -> new PasswordAuthentication(
                                    proxy.user(), proxy.password().toCharArray()))
                            .orElse(null);
        }
    }
}
