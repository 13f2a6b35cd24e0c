package io.edgesweep.console.security;

import io.edgesweep.settings.ApiToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who sends one of the configured tokens (RFC 6750). They are too long to be guessed, so guesses are not counted. */
final class TokenLogin extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final List<ApiToken> tokens;
    private final AuthenticationEntryPoint entry;

    /** @param entry answers whoever sends another one */
    TokenLogin(List<ApiToken> tokens, AuthenticationEntryPoint entry) {
        this.tokens = tokens;
        this.entry = entry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        String sent = header.substring(SCHEME.length()).strip();
        Optional<ApiToken> token =
                tokens.stream().filter(each -> each.matches(sent)).findFirst();
        if (token.isEmpty()) {
            entry.commence(request, response, new BadCredentialsException("no such token"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                "token " + token.get().name(), null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR")));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
