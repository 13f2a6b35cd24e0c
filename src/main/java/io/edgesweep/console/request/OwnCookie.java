package io.edgesweep.console.request;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie of the console: sent back to it alone, by no script read and to no other site's request added.
 *
 * @param name its name
 */
public record OwnCookie(String name) {

    /** What the browser sent as its value. */
    public Optional<String> in(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    /**
     * The {@code Set-Cookie} header that gives it a value (RFC 6265).
     *
     * @param lasts for how long the browser keeps it; zero: it is forgotten
     */
    public String header(HttpServletRequest request, String value, Duration lasts) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(lasts)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build()
                .toString();
    }
}
