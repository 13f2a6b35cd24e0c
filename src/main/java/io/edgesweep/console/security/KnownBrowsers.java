package io.edgesweep.console.security;

import io.edgesweep.console.request.OwnCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * Browsers from which somebody has logged in since the start. Their guesses are counted apart from those of their address, so
 * that nobody behind the same proxy can lock them out. The cookie lets nobody in.
 */
final class KnownBrowsers {

    private static final OwnCookie COOKIE = new OwnCookie("edgesweep-known");
    private static final Duration KEPT = Duration.ofDays(90);

    /** The one that has logged in first is forgotten first. */
    private static final int REMEMBERED = 1000;

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Boolean> known = new LinkedHashMap<>();

    /** Where a guess comes from: a browser that is known, else its address; of IPv6 the network, all of which one person has. */
    synchronized String place(HttpServletRequest request) {
        return COOKIE.in(request)
                .filter(known::containsKey)
                .map(browser -> "browser " + browser)
                .orElseGet(() -> network(request.getRemoteAddr()));
    }

    /** Somebody has logged in from it. */
    synchronized void remember(HttpServletRequest request, HttpServletResponse response) {
        String browser = COOKIE.in(request).filter(known::containsKey).orElseGet(this::next);
        response.addHeader(HttpHeaders.SET_COOKIE, COOKIE.header(request, browser, KEPT));
    }

    private String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String browser = HexFormat.of().formatHex(bytes);
        known.put(browser, true);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return browser;
    }

    private static String network(String address) {
        if (!address.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
