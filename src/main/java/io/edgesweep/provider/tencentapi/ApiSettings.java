package io.edgesweep.provider.tencentapi;

import java.net.URI;
import java.time.Duration;

/**
 * Where an API is and how long we wait for it.
 *
 * @param product        the product's short name, such as {@code teo}
 * @param version        the API version, a date
 * @param endpoint       scheme, host and port, without a path
 * @param connectTimeout the longest wait for a connection
 * @param answerTimeout  the longest wait for an answer, from the request's last byte to the answer's last
 */
public record ApiSettings(
        String product, String version, URI endpoint, Duration connectTimeout, Duration answerTimeout) {}
