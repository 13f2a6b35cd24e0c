package io.edgesweep.console;

import io.edgesweep.console.ApiViews.Accepted;
import io.edgesweep.console.ApiViews.FoundRun;
import io.edgesweep.console.request.RefusedRequestException;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.OrderIntake;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.RunSummary;
import io.edgesweep.session.OrderState;
import io.edgesweep.settings.Mistake;
import io.edgesweep.text.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What the pages show, for programs. {@code openapi.json} describes it, and a test holds the two against one another. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class Api {

    private static final int MOST_RUNS = 1000;

    private final ConsoleServices desk;

    Api(ConsoleServices desk) {
        this.desk = desk;
    }

    /** The description of all this, as OpenAPI 3.1. */
    @GetMapping("/openapi.json")
    Resource description() {
        return new ClassPathResource("console/openapi.json");
    }

    @GetMapping("/runs")
    List<RunSummary> runs(
            @RequestParam(name = "limit", defaultValue = "20") int limit,
            @RequestParam(name = "job", defaultValue = "") String job) {
        if (limit < 1 || limit > MOST_RUNS) {
            throw new RefusedRequestException(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Mistake(
                            "request", "limit", "'" + limit + "' is not allowed; allowed: 1 to " + MOST_RUNS)));
        }
        List<Run> runs = job.isEmpty()
                ? desk.ledger().runs().latest(limit)
                : desk.ledger().runs().latestOf(job, limit);
        return runs.stream().map(RunSummary::of).toList();
    }

    /** The run, and where its report is. */
    @GetMapping("/runs/{id}")
    FoundRun run(@PathVariable("id") String id) throws IOException {
        return found(desk.run(id));
    }

    private FoundRun found(Run run) throws IOException {
        Path folder = desk.control().report(run).toAbsolutePath().normalize();
        return new FoundRun(RunSummary.of(run), folder.toString());
    }

    @GetMapping("/jobs")
    List<ApiViews.Job> jobs() {
        return new JobLines(desk).all().stream().map(ApiViews.Job::of).toList();
    }

    /** Asks for a run of the job, of its own sources or of the file that comes with it. */
    @PostMapping("/jobs/{name}/runs")
    ResponseEntity<Accepted> ask(
            @PathVariable("name") String name,
            @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "confirm", defaultValue = "") String confirm,
            @RequestParam(name = "despitePause", defaultValue = "false") boolean despitePause,
            HttpServletRequest request)
            throws IOException {
        String id = OrderPages.ask(desk, new OrderIntake(desk), name, dryRun, file, confirm, despitePause, request);
        Accepted accepted = new Accepted(id, "/api/asked/" + id);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create(accepted.href()))
                .body(accepted);
    }

    /** Stops the run for good; its report is written as soon as the calls under way are answered. */
    @PostMapping("/runs/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    FoundRun stop(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        Run run = desk.run(id);
        desk.stop(run, Reason.of("by.api", AuditedOrders.who(request)));
        return found(run);
    }

    /** Takes what waits for its turn out of the queue. */
    @PostMapping("/asked/{id}/take-out")
    OrderState takeOut(@PathVariable("id") String id) {
        asked(id);
        desk.takeOut(id);
        return asked(id);
    }

    /** What has become of what was asked for. */
    @GetMapping("/asked/{id}")
    OrderState asked(@PathVariable("id") String id) {
        return desk.stateOf(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No such request, or it is too old to be known; see /api/runs"));
    }

    /** The runs that are under way. */
    @GetMapping("/progress")
    ApiViews.UnderWay progress() {
        return new ApiViews.UnderWay(
                desk.progress().now().stream().map(ApiViews.Progress::of).toList());
    }
}
