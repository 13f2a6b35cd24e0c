package io.edgesweep.console;

import io.edgesweep.ledger.Run;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
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
        Run run = desk.run(id);
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

    /** Asks for a run of the job, of its own sources or of the file that comes with it. */
    @PostMapping("/jobs/{name}/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> ask(
            @PathVariable("name") String name,
            @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        String id = AskedPages.ask(desk, new Asking(desk), name, dryRun, file);
        return Map.of("id", id, "href", "/api/asked/" + id);
    }

    /** Stops the run for good; its report is written as soon as the calls under way are answered. */
    @PostMapping("/runs/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    FoundRun stop(@PathVariable("id") String id) throws IOException {
        FoundRun found = run(id);
        desk.stop(found.run(), "the API");
        return found;
    }

    /** Takes what waits for its turn out of the queue. */
    @PostMapping("/asked/{id}/take-out")
    AskedState takeOut(@PathVariable("id") String id) {
        desk.takeOut(id);
        return asked(id);
    }

    /** What has become of what was asked for. */
    @GetMapping("/asked/{id}")
    AskedState asked(@PathVariable("id") String id) {
        return AskedState.of(desk, id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "That was not asked for, or serve was started anew since; /api/runs has what it became"));
    }

    @ExceptionHandler(MistakesException.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Mistakes mistaken(MistakesException e) {
        return new Mistakes(e.mistakes());
    }

    /** Why it cannot be run. */
    record Mistakes(List<Mistake> mistakes) {}

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
