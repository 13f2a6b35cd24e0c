package io.edgesweep.console.network;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.RedirectStrategy;

/**
 * Sends browsers to a path of the address that they have called, whatever that is to them: behind a proxy that does TLS we may know neither
 * its scheme nor its port.
 */
public final class OwnRedirects implements RedirectStrategy {

    @Override
    public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        String path = url.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*", "").replaceFirst("^[/\\\\]*", "/");
        response.sendRedirect(response.encodeRedirectURL(path));
    }
}
