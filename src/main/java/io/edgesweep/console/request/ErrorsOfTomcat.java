package io.edgesweep.console.request;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;

/**
 * Answers what Tomcat refuses before anything of ours sees it, such as an address that is none, and what {@link ErrorPages} could
 * not answer. Tomcat's own page is for those who run Tomcat.
 */
public final class ErrorsOfTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(ErrorsOfTomcat.class);

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        // The last one that is added is the first one to answer.
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve()));
    }

    private static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int code = response.getStatus();
            if (code < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            HttpStatus status = Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
            try {
                Problem.refuse(
                        Objects.requireNonNullElse(request.getRequestURI(), ""), response, status, words(status));
            } catch (IOException | IllegalStateException e) {
                log.debug("The answer cannot be sent", e);
            }
        }

        private static String words(HttpStatus status) {
            return switch (status) {
                case BAD_REQUEST -> "The request is malformed, or its address is; correct it";
                case METHOD_NOT_ALLOWED -> "This method is not taken here";
                default -> status.getReasonPhrase();
            };
        }
    }
}
