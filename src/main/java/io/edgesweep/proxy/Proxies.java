package io.edgesweep.proxy;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which proxy leads to which host. What is on this machine is always reached directly: no proxy could. */
public final class Proxies {

    /** Everything is reached directly. */
    public static final Proxies NONE = new Proxies(null, null, "");

    private static final Pattern LOOPBACK = Pattern.compile("(.*\\.)?localhost|127(\\.\\d+){3}|\\[?::1]?");

    private final @Nullable WebProxy forHttp;
    private final @Nullable WebProxy forHttps;
    private final NoProxyHosts without;

    /**
     * Such ways out.
     *
     * @param forHttp  leads to addresses that begin with http://; null for none
     * @param forHttps leads to addresses that begin with https://; null for none
     * @param without  which hosts are reached without one, as in the variable {@code no_proxy}
     */
    public Proxies(@Nullable WebProxy forHttp, @Nullable WebProxy forHttps, String without) {
        this.forHttp = forHttp;
        this.forHttps = forHttps;
        this.without = new NoProxyHosts(without);
    }

    /**
     * The proxy that leads to the host; empty where it is reached directly.
     *
     * @param scheme http or https
     * @param host   a name in lower case, or an address
     */
    public Optional<WebProxy> to(String scheme, String host) {
        WebProxy proxy = scheme.equals("https") ? forHttps : forHttp;
        boolean direct = LOOPBACK.matcher(host).matches() || without.covers(host.replaceAll("[\\[\\]]", ""));
        return direct ? Optional.empty() : Optional.ofNullable(proxy);
    }

    /** Without users and passwords; empty where everything is reached directly. */
    @Override
    public String toString() {
        return Stream.of("http: " + forHttp, "https: " + forHttps)
                .filter(each -> !each.endsWith("null"))
                .collect(Collectors.joining(", "));
    }
}
