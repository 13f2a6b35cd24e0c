package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.ledger.Run;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Hands out the files of reports, and nothing else. */
@Controller
class ReportFiles {

    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.parseMediaType("text/html;charset=UTF-8"),
            "json", MediaType.APPLICATION_JSON,
            "csv", MediaType.parseMediaType("text/csv;charset=UTF-8"),
            "md", MediaType.parseMediaType("text/plain;charset=UTF-8"));

    private final ConsoleServices desk;

    ReportFiles(ConsoleServices desk) {
        this.desk = desk;
    }

    @GetMapping("/reports/**")
    ResponseEntity<Resource> file(HttpServletRequest request) throws IOException {
        String below = request.getServletPath().substring("/reports/".length());
        Path file = find(below.isEmpty() || below.endsWith("/") ? below + "index.html" : below);
        String name = String.valueOf(file.getFileName());
        MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw notThere();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(type);
        if (name.endsWith(".csv")) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        }
        return answer.body(new FileSystemResource(file));
    }

    /** A link in the folder that leads out of it is not followed either. */
    private Path find(String below) throws IOException {
        try {
            Path file = desk.settings().folders().reports().resolve(below);
            bring(below);
            if (!Files.isRegularFile(file)) {
                throw notThere();
            }
            Path real = file.toRealPath();
            if (!real.startsWith(desk.settings().folders().reports().toRealPath()) || Files.isHidden(real)) {
                throw notThere();
            }
            return real;
        } catch (InvalidPathException e) {
            throw notThere();
        }
    }

    /** Another node may have executed the run whose folder is meant. */
    private void bring(String below) throws IOException {
        String[] parts = below.split("/", -1);
        if (parts.length > 2) {
            Optional<Run> run = desk.ledger().runs().find(parts[1]).filter(each -> each.job()
                    .equals(parts[0]));
            if (run.isPresent()) {
                desk.control().report(run.get());
            }
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "There is no such report; it may have been removed for its age (report.keep)");
    }
}
