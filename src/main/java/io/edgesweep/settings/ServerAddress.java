package io.edgesweep.settings;

import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.TargetNormalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that is asked for pages in the place of whatever their own names lead to.
 *
 * @param scheme {@code http} or {@code https}; empty for that of each page
 * @param host   a host name or an address
 * @param port   0 for the usual one of the scheme
 */
public record ServerAddress(String scheme, String host, int port) {

    private static final Pattern ADDRESS = Pattern.compile(
            "((?<scheme>https?)://)?(?<host>\\[[0-9a-fA-F:.]+]|[^/:?#@\\[\\]\\s]+)(:(?<port>\\d{1,5}))?/?");

    /** An address of IPv6 as it is found in tables, without brackets: no port can follow it. */
    private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    /** What is an address, in words. */
    public static final String ALLOWED =
            "a host name or an address, such as origin.example.com, 192.0.2.7:8080 or http://origin.example.com";

    private static final int HIGHEST_PORT = 65_535;

    /** As people write it. */
    public String shown() {
        return (scheme.isEmpty() ? "" : scheme + "://")
                + (host.contains(":") ? "[" + host + "]" : host)
                + (port == 0 ? "" : ":" + port);
    }

    /** The address that the text is; empty when it is none. */
    public static Optional<ServerAddress> parse(String text) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(new ServerAddress("", text, 0));
        }
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group("port") == null ? 0 : Integer.parseInt(parts.group("port"));
        String scheme = parts.group("scheme") == null ? "" : parts.group("scheme");
        return port > HIGHEST_PORT
                ? Optional.empty()
                : host(parts.group("host")).map(host -> new ServerAddress(scheme, host, port));
    }

    private static Optional<String> host(String text) {
        if (text.startsWith("[")) {
            return Optional.of(text.substring(1, text.length() - 1));
        }
        return TargetNormalizer.host(text) instanceof NormalizationResult.Normal normal
                ? Optional.of(normal.target().value())
                : Optional.empty();
    }
}
