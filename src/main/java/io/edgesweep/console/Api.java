package io.edgesweep.console;

import io.edgesweep.ledger.Run;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the pages show, for programs. */
@RestController
@RequestMapping("/api")
class Api {

    private final Desk desk;

    Api(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/runs")
    List<Run> runs(
            @RequestParam(name = "limit", defaultValue = "20") int limit,
            @RequestParam(name = "job", defaultValue = "") String job) {
        int most = Math.max(1, Math.min(limit, 1000));
        return job.isEmpty()
                ? desk.ledger().runs().latest(most)
                : desk.ledger().runs().latestOf(job, most);
    }

    /** The run, and where its report is. */
    @GetMapping("/runs/{id}")
    FoundRun run(@PathVariable("id") String id) {
        Run run = (id.equals("latest")
                        ? desk.ledger().runs().latest(1).stream().findFirst()
                        : desk.ledger().runs().find(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is not one such run"));
        Path folder =
                WrittenReports.folder(desk.settings(), run).toAbsolutePath().normalize();
        return new FoundRun(run, folder.toString());
    }

    /**
     * A run.
     *
     * @param run    the run
     * @param folder where its report is, once it is over
     */
    record FoundRun(Run run, String folder) {}

    @GetMapping("/jobs")
    List<Map<String, Object>> jobs() {
        return new JobLines(desk).all().stream().map(Api::json).toList();
    }

    private static Map<String, Object> json(JobLines.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", line.name());
        json.put("site", line.site());
        json.put("schedule", line.schedule());
        json.put("next", line.next());
        json.put("mistakes", line.mistakes());
        json.put("runs", line.runs());
        return json;
    }

    /** What is under way; nothing in it when nothing is. */
    @GetMapping("/progress")
    Map<String, Object> progress() {
        Map<String, Object> json = new LinkedHashMap<>();
        desk.progress().now().ifPresent(running -> {
            json.put("job", running.job());
            json.put("run", running.run());
            json.put("phase", running.phase());
            json.put("done", running.done());
            json.put("total", running.total());
            json.put("perSecond", running.perSecond());
            running.left().ifPresent(left -> json.put("secondsLeft", left.toSeconds()));
        });
        return json;
    }
}
