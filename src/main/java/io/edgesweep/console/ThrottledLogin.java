package io.edgesweep.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at no password while its sender has to wait, be it in the form or in a header. */
final class ThrottledLogin extends OncePerRequestFilter {

    private final LoginThrottle throttle;

    ThrottledLogin(LoginThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean form =
                request.getMethod().equals("POST") && request.getServletPath().equals("/login");
        String header = request.getHeader("Authorization");
        if (!throttle.isClosed(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else if (form) {
            response.sendRedirect("/login?later");
        } else if (header != null) {
            Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many wrong passwords came from this address; wait half a minute")
                    .write(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
