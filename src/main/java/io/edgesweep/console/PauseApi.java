package io.edgesweep.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.Pausing;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The part of the API that pauses and resumes. */
@RestController
@RequestMapping(path = "/api/pauses", produces = MediaType.APPLICATION_JSON_VALUE)
class PauseApi {

    private final ConsoleServices desk;

    PauseApi(ConsoleServices desk) {
        this.desk = desk;
    }

    /**
     * What holds jobs up.
     *
     * @param kind   {@code pause} by a person, or {@code blackout} by the configuration
     * @param scope  {@code all}, {@code job:NAME} or {@code site:NAME}
     * @param reason why
     * @param by     who says so; empty for the configuration
     * @param since  when it began
     * @param until  when it ends; null for when somebody resumes it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record HoldView(
            String kind,
            String scope,
            String reason,
            String by,
            Instant since,
            @Nullable Instant until) {

        static HoldView of(Hold hold) {
            return new HoldView(
                    hold.kind().word(), hold.scope().toString(), hold.reason(), hold.by(), hold.since(), hold.until());
        }
    }

    /**
     * What holds jobs up, with the jobs.
     *
     * @param hold what it is
     * @param jobs the names of the jobs that it holds up
     */
    record HeldView(HoldView hold, List<String> jobs) {

        static HeldView of(HeldJobs held) {
            return new HeldView(HoldView.of(held.hold()), held.jobs());
        }
    }

    /**
     * Something was paused.
     *
     * @param hold     the pause
     * @param underWay runs of it that are not over, and go on: their ids
     */
    record Begun(HoldView hold, List<String> underWay) {}

    /**
     * Something was resumed.
     *
     * @param hold what had paused it; null when nothing had
     * @param held what still holds it up, or a part of it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Resumed(@Nullable HoldView hold, List<HeldView> held) {}

    /** All that holds jobs up now. */
    @GetMapping
    List<HeldView> held() {
        return desk.pausing().held().stream().map(HeldView::of).toList();
    }

    /** Pauses a job, a site or all. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Begun pause(
            @RequestParam(name = "what") String what,
            @RequestParam(name = "reason") String reason,
            @RequestParam(name = "until", defaultValue = "") String until,
            HttpServletRequest request) {
        Pausing.Begun begun = desk.pausing().pause(new Pausing.Wanted(what, until, reason, AuditedOrders.who(request)));
        return new Begun(HoldView.of(Hold.of(begun.pause())), begun.underWay());
    }

    /** Resumes it. */
    @PostMapping("/resume")
    Resumed resume(@RequestParam(name = "what") String what) {
        Pausing.Resumed resumed = desk.pausing().resume(what);
        return new Resumed(
                resumed.pause() == null ? null : HoldView.of(Hold.of(resumed.pause())),
                resumed.held().stream().map(HeldView::of).toList());
    }
}
