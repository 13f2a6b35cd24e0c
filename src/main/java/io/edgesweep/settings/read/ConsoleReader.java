package io.edgesweep.settings.read;

import io.edgesweep.settings.ApiToken;
import io.edgesweep.settings.ConsoleSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the keys of the console. */
final class ConsoleReader {

    /** BCrypt takes no more bytes than these into account. */
    private static final int LONGEST_PASSWORD = 72;

    /** 128 bits in hexadecimal digits: nobody guesses that. */
    private static final int SHORTEST_TOKEN = 32;

    private static final int LONGEST_TOKEN = 200;

    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

    private final KeyReader keys;

    ConsoleReader(KeyReader keys) {
        this.keys = keys;
    }

    ConsoleSettings read() {
        ConsoleSettings absent = ConsoleSettings.DEFAULT;
        boolean enabled = keys.value("console.enabled", ValueParser::bool, "true or false", absent.enabled());
        String address =
                keys.value("console.address", ConsoleReader::address, "an IP address or localhost", absent.address());
        Optional<String> password = password();
        if (enabled && password.isEmpty() && !isLoopback(address)) {
            keys.missing(
                    "console.password", "one of your own, because " + address + " can be reached from other machines");
        }
        return new ConsoleSettings(
                enabled,
                address,
                keys.number("console.port", 0, 65_535, absent.port()),
                keys.value("console.user", ConsoleReader::user, "a name without spaces, at most 100", absent.user()),
                password,
                tokens(),
                proxies(),
                keys.value("console.audit-size", ValueParser::bytes, "a size such as 10MB", absent.auditSize()),
                hosts(address),
                keys.value("console.largest-upload", ValueParser::bytes, "a size such as 64MB", absent.largestUpload()),
                keys.value(
                        "console.request-time",
                        text -> DurationParser.parse(text).filter(time -> time.compareTo(LONGEST_REQUEST) <= 0),
                        "a duration with its unit, such as 20s, and up to 10m",
                        absent.requestTime()),
                keys.number("console.connections", 10, 10_000, absent.connections()),
                keys.number("console.connections-per-address", 5, 10_000, absent.connectionsPerAddress()));
    }

    private Optional<String> password() {
        Optional<String> password = keys.text("console.password");
        if (password.isEmpty()) {
            return password;
        }
        String text = password.get();
        boolean good = text.startsWith("{bcrypt}")
                ? text.matches("\\{bcrypt}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}")
                : text.length() >= 8 && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD;
        if (!good) {
            keys.wrong("console.password", "is not allowed; allowed: {bcrypt} and a hash of it, or 8 to 72 characters");
        }
        return password;
    }

    private List<ApiToken> tokens() {
        List<ApiToken> tokens = new ArrayList<>();
        for (String name : keys.children("console.tokens")) {
            String key = "console.tokens." + name;
            keys.text(key).ifPresent(text -> {
                if (text.matches("\\{sha256}[0-9a-fA-F]{64}")) {
                    tokens.add(new ApiToken(name, text.substring("{sha256}".length())));
                } else if (text.matches("[A-Za-z0-9._~+/=-]{" + SHORTEST_TOKEN + "," + LONGEST_TOKEN + "}")) {
                    tokens.add(ApiToken.of(name, text));
                } else {
                    keys.wrong(
                            key,
                            "is not allowed; allowed: " + SHORTEST_TOKEN + " to " + LONGEST_TOKEN
                                    + " random letters and digits, as `openssl rand -hex 32` makes them, or {sha256}"
                                    + " and the hash of them");
                }
            });
        }
        return tokens;
    }

    /** Each with the length of its network. */
    private List<String> proxies() {
        List<String> proxies = new ArrayList<>();
        for (String text : keys.commaSeparated("console.proxies")) {
            Optional<String> network = network(text);
            network.ifPresent(proxies::add);
            if (network.isEmpty()) {
                keys.wrong(
                        "console.proxies",
                        "'" + text
                                + "' is not allowed; allowed: addresses and networks, such as 10.0.0.5 or 10.1.0.0/16");
            }
        }
        return proxies;
    }

    private static Optional<String> network(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = parts[0].equals("localhost")
                ? Optional.empty()
                : address(parts[0]).flatMap(ConsoleReader::resolved);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().getAddress().length * 8;
        if (parts.length == 1) {
            return Optional.of(text + "/" + bits);
        }
        return parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits
                ? Optional.of(text)
                : Optional.empty();
    }

    private List<String> hosts(String address) {
        List<String> hosts = keys.commaSeparated("console.hosts").stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        if (!hosts.isEmpty()) {
            return hosts;
        }
        List<String> own = new ArrayList<>(ConsoleSettings.LOOPBACK);
        own.add(address.contains(":") ? "[" + address + "]" : address);
        return own.stream().distinct().toList();
    }

    private static Optional<String> user(String text) {
        return text.matches("[\\p{L}\\p{N}._@-]{1,100}") ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> address(String text) {
        boolean literal = text.equals("localhost") || text.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
        return literal && resolved(text).isPresent() ? Optional.of(text) : Optional.empty();
    }

    private static boolean isLoopback(String address) {
        return resolved(address).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private static Optional<InetAddress> resolved(String address) {
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
