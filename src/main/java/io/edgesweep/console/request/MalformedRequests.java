package io.edgesweep.console.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a request whose parameters cannot be read, which Tomcat finds out when somebody first asks for one: in any filter, by then.
 * Otherwise Tomcat would write a page to the log for whoever sends one, without a login.
 */
public final class MalformedRequests extends OncePerRequestFilter {

    static final String WORDS = "The parameters of the request are malformed; write what is not a letter or a digit as"
            + " %XX, in UTF-8, and send no more than a form holds";

    private static final Logger log = LoggerFactory.getLogger(MalformedRequests.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            refuse(request, response, e);
        } catch (ServletException e) {
            if (!(e.getRootCause() instanceof InvalidParameterException malformed)) {
                throw e;
            }
            refuse(request, response, malformed);
        }
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, InvalidParameterException malformed)
            throws IOException {
        log.debug("A malformed request from {}: {}", request.getRemoteAddr(), malformed.getMessage());
        if (!response.isCommitted()) {
            response.resetBuffer();
            Problem.refuse(request.getServletPath(), response, status(malformed), WORDS);
        }
    }

    /** A form may be too large, too. */
    static HttpStatus status(InvalidParameterException malformed) {
        HttpStatus status = HttpStatus.resolve(malformed.getErrorCode());
        return status != null && status.is4xxClientError() ? status : HttpStatus.BAD_REQUEST;
    }
}
