package io.edgesweep.console.security;

import io.edgesweep.console.request.Problem;
import io.edgesweep.console.security.PasswordLogin.TooManyGuesses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells a program that it is not let in, and how it would be (RFC 9110, section 11.6.1). */
final class ProgramEntry implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyGuesses many) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
            Problem.of(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(many.getMessage()))
                    .write(response);
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"edgesweep\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"edgesweep\"");
        String words = failure instanceof BadCredentialsException
                ? "The user and password, or the token, are not right"
                : "Send the header Authorization: Basic with the console's user and password, or Bearer with one of"
                        + " edgesweep.console.tokens";
        Problem.of(HttpStatus.UNAUTHORIZED, words).write(response);
    }
}
