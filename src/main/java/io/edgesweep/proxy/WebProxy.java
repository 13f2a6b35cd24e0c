package io.edgesweep.proxy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proxy that is spoken to by plain HTTP: it forwards requests for http, and opens tunnels for https (RFC 9110, section
 * 9.3.6). As a text it is its address, without user and password.
 *
 * @param host     its name or address; it looks up the names that it is asked for
 * @param port     its port
 * @param user     whom it is to let through; empty for everybody
 * @param password the user's
 */
public record WebProxy(String host, int port, String user, String password) {

    /** How one is written. */
    public static final String FORM = "http://HOST:PORT, with USER:PASSWORD@ before HOST if it wants a login";

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");

    /** Reads one as other programs do, also without its scheme; empty for what is none, or one that is not spoken to by HTTP. */
    public static Optional<WebProxy> parse(String text) {
        try {
            URI uri = new URI(SCHEME.matcher(text).find() ? text : "http://" + text);
            boolean isHttp = "http".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
            boolean isBare =
                    uri.getRawPath().matches("/?") && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (!isHttp || !isBare || uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            String[] login =
                    Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            return Optional.of(new WebProxy(
                    uri.getHost(), uri.getPort(), decoded(login[0]), login.length == 2 ? decoded(login[1]) : ""));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** For the clients that take one of these. They look its host up when they connect. */
    public Proxy address() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** Whether it is told who asks. */
    public boolean hasLogin() {
        return !user.isEmpty();
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
