package io.edgesweep.settings.read;

import io.edgesweep.settings.ServerAddress;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.TargetNormalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the addresses of servers. */
final class AddressReader {

    private static final Pattern ADDRESS = Pattern.compile(
            "((?<scheme>https?)://)?(?<host>\\[[0-9a-fA-F:.]+]|[^/:?#@\\[\\]\\s]+)(:(?<port>\\d{1,5}))?/?");

    static final String AN_ADDRESS =
            "a host name or an address, such as origin.example.com, 192.0.2.7:8080 or http://origin.example.com";

    private static final int HIGHEST_PORT = 65_535;

    private AddressReader() {}

    /** The address that the text is; empty when it is none. */
    static Optional<ServerAddress> parse(String text) {
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
