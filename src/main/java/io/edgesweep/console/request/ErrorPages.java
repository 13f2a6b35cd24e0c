package io.edgesweep.console.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever no other controller answers: programs with a {@link Problem}, people with a page. */
@Controller
public class ErrorPages implements ErrorController {

    private final ErrorAttributes attributes;

    ErrorPages(ErrorAttributes attributes) {
        this.attributes = attributes;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = status(request);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path instanceof String asked && Problem.isFor(asked)) {
            return Problem.of(status, words(status, asked, request, response)).answer();
        }
        return new ModelAndView(
                "error",
                Map.of(
                        "status", status.value(),
                        "error", status.getReasonPhrase(),
                        "why",
                                reason(request)
                                        .filter(words -> status == HttpStatus.CONFLICT)
                                        .orElse("")),
                status);
    }

    /** Nobody is sent here without a status, but anybody may ask for the path. */
    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return code instanceof Integer number
                ? Optional.ofNullable(HttpStatus.resolve(number)).orElse(HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    /** What one of ours has said why it does not answer. */
    private Optional<String> reason(HttpServletRequest request) {
        return attributes.getError(new ServletWebRequest(request)) instanceof ResponseStatusException ours
                ? Optional.ofNullable(ours.getReason())
                : Optional.empty();
    }

    private String words(HttpStatus status, String path, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> reason = reason(request);
        if (reason.isPresent()) {
            return reason.get();
        }
        return switch (status) {
            case NOT_FOUND -> "There is nothing at " + path + "; GET /api/openapi.json lists what there is";
            case METHOD_NOT_ALLOWED ->
                request.getMethod() + " is not taken at " + path + "; allowed: "
                        + Objects.requireNonNullElse(response.getHeader("Allow"), "see /api/openapi.json");
            case NOT_ACCEPTABLE -> "This answers with application/json alone; leave the header Accept out, or name it";
            case CONTENT_TOO_LARGE ->
                "What was sent is larger than edgesweep.console.largest-upload allows; split it, or raise that";
            case BAD_REQUEST -> "The request is not understood; GET /api/openapi.json says what is";
            default ->
                status.is5xxServerError()
                        ? "It did not work; if the log of edgesweep does not say why, please report it"
                        : status.getReasonPhrase();
        };
    }
}
