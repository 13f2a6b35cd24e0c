package io.edgesweep.console.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.edgesweep.settings.Mistake;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a program why it is not given what it asked for: Problem Details, RFC 9457.
 *
 * @param type     stands for the status alone: {@code about:blank}
 * @param title    the status in words
 * @param status   the status of HTTP
 * @param detail   what is wrong, and what to do
 * @param mistakes each thing that is wrong with what was sent; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Mistake> mistakes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether who calls the path is a program. */
    public static boolean isFor(String path) {
        return path.equals("/api")
                || path.startsWith("/api/")
                || path.startsWith("/local/")
                || path.startsWith("/actuator/");
    }

    public static Problem of(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, List.of());
    }

    static Problem of(HttpStatus status, List<Mistake> mistakes) {
        String detail =
                mistakes.size() == 1 ? mistakes.get(0).toString() : mistakes.size() + " mistakes; nothing was done";
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, mistakes);
    }

    ResponseEntity<Problem> answer() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    /** Says why where no controller is in between: to programs as a problem, to people in plain text. */
    public static void refuse(String path, HttpServletResponse response, HttpStatus status, String words)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isFor(path)) {
            of(status, words).write(response);
            return;
        }
        response.setStatus(status.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.getOutputStream().write((words + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes it where no controller is in between. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(this));
    }
}
