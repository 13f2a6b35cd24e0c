package io.edgesweep.console.security;

import io.edgesweep.console.network.CommandConnector;
import io.edgesweep.console.request.Probes;
import io.edgesweep.console.request.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what was not sent to a name of ours, or was sent by the page of somebody else. A name of a stranger that leads to
 * our address (DNS rebinding) comes with that name in the header {@code Host}, a form on another page with that page's address
 * in {@code Origin}.
 */
public final class HostHeaderFilter extends OncePerRequestFilter {

    private final Set<String> hosts;

    /** @param hosts our names, without a port */
    public HostHeaderFilter(List<String> hosts) {
        this.hosts = new HashSet<>(hosts);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        if (CommandConnector.isCommand(request) || Probes.isProbe(request.getServletPath())) {
            // No page reaches the socket, and a command calls us by no name; probes call an address that changes.
            chain.doFilter(request, response);
        } else if (!isOurs(host)) {
            refuse(request, response, "Unknown host name; add it to edgesweep.console.hosts if it is right");
        } else if (!isOwn(request.getHeader("Origin"), host)) {
            refuse(
                    request,
                    response,
                    "This was sent by a page of another address; open the console's own, and do it there");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOurs(@Nullable String host) {
        return host != null && hosts.contains(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", ""));
    }

    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        return origin == null
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String words)
            throws IOException {
        Problem.refuse(request.getServletPath(), response, HttpStatus.FORBIDDEN, words);
    }
}
