package io.edgesweep.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The console of {@code serve}. Does not show the password in its {@code toString}.
 *
 * @param enabled       whether there is one
 * @param address       the address that it listens at: an IP address or {@code localhost}
 * @param port          the port; 0 for any free one
 * @param user          who may log in
 * @param password      with which password: {@code {bcrypt}…} or the password itself; empty for one that is made at the first
 *                      start
 * @param tokens        by which programs use the API
 * @param proxies       the addresses and networks (CIDR) of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed
 * @param auditSize     how many bytes the audit log grows to before it takes the place of the one before it
 * @param hosts         by which names it may be called; empty for those that its address stands for
 * @param largestUpload how many bytes an uploaded file may have
 * @param requestTime   how long a request may take to come, until its sender is known to be logged in
 * @param connections   how many connections are kept at once
 * @param connectionsPerAddress how many of them may be from one address that is none of the proxies
 */
public record ConsoleSettings(
        boolean enabled,
        String address,
        int port,
        String user,
        Optional<String> password,
        List<ApiToken> tokens,
        List<String> proxies,
        int auditSize,
        List<String> hosts,
        int largestUpload,
        Duration requestTime,
        int connections,
        int connectionsPerAddress) {

    /** The names of the machine itself. */
    public static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    /** As it is where nothing is configured. */
    public static final ConsoleSettings DEFAULT = new ConsoleSettings(
            true,
            "127.0.0.1",
            8080,
            "admin",
            Optional.empty(),
            List.of(),
            List.of(),
            10 * 1024 * 1024,
            LOOPBACK,
            64 * 1024 * 1024,
            Duration.ofSeconds(20),
            500,
            250);

    public ConsoleSettings {
        tokens = List.copyOf(tokens);
        proxies = List.copyOf(proxies);
        hosts = List.copyOf(hosts);
    }

    @Override
    public String toString() {
        return "ConsoleSettings[enabled=" + enabled + ", address=" + address + ", port=" + port + ", user=" + user
                + ", proxies=" + proxies + ", hosts=" + hosts + ", largestUpload=" + largestUpload + ", requestTime="
                + requestTime
                + ", connections="
                + connections + ", connectionsPerAddress=" + connectionsPerAddress + "]";
    }
}
