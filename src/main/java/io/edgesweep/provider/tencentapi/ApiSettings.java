package io.edgesweep.provider.tencentapi;

import io.edgesweep.proxy.WebProxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where an API is and how long we wait for it.
 *
 * @param product        the product's short name, such as {@code teo}
 * @param version        the API version, a date
 * @param endpoint       scheme, host and port, without a path
 * @param connectTimeout the longest wait for a connection
 * @param callTimeout    the longest that a call takes, from the first try to connect to the answer's last byte, but for the
 *                       wait for its permit
 * @param largestAnswer  in bytes, unpacked; of a larger answer nothing is used
 * @param proxy          by way of which the API is reached; empty for directly
 */
public record ApiSettings(
        String product,
        String version,
        URI endpoint,
        Duration connectTimeout,
        Duration callTimeout,
        int largestAnswer,
        Optional<WebProxy> proxy) {}
