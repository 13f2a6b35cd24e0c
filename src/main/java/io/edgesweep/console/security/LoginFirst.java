package io.edgesweep.console.security;

import io.edgesweep.console.network.SlowConnections;
import io.edgesweep.console.request.Probes;
import io.edgesweep.console.request.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away whoever is not logged in before anything of a body is read. What looks for the token of a form comes after it: to
 * find that, Tomcat would store every file of an upload.
 */
final class LoginFirst extends OncePerRequestFilter {

    private final AuthenticationEntryPoint entry;
    private final RequestCache asked;
    private final SlowConnections connections;

    /**
     * One for the console.
     *
     * @param entry       answers whoever is not logged in
     * @param asked       keeps what was asked for, to go there after the login
     * @param connections are told who is logged in
     */
    LoginFirst(AuthenticationEntryPoint entry, RequestCache asked, SlowConnections connections) {
        this.entry = entry;
        this.asked = asked;
        this.connections = connections;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.isAuthenticated()) {
            connections.trust(request);
            chain.doFilter(request, response);
        } else if (isForAll(request.getServletPath()) && !isUpload(request.getContentType())) {
            chain.doFilter(request, response);
        } else {
            if (!Problem.isFor(request.getServletPath())) {
                asked.saveRequest(request, response);
            }
            entry.commence(request, response, new InsufficientAuthenticationException("no login"));
        }
    }

    static boolean isForAll(String path) {
        return path.equals("/login")
                || path.equals("/error")
                || path.equals("/favicon.ico")
                || path.startsWith("/assets/")
                || Probes.isProbe(path);
    }

    private static boolean isUpload(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
