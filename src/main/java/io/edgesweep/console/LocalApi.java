package io.edgesweep.console;

import io.edgesweep.console.network.ConsoleAddress;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.OrderIntake;
import io.edgesweep.console.service.OrderIntake.Order;
import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Pause;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.OneOffJob;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Pausing;
import io.edgesweep.session.OrderState;
import io.edgesweep.text.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * For the command line of this machine alone: it may name any file, for whoever can reach the socket can read our files. A
 * further command that is to be handed over has its place here.
 */
@RestController
@RequestMapping("/local")
class LocalApi {

    private final ConsoleServices desk;
    private final ConsoleAddress console;

    LocalApi(ConsoleServices desk, ConsoleAddress console) {
        this.desk = desk;
        this.console = console;
    }

    /** Says that orders are taken. */
    @GetMapping("/serve")
    Serve serve() {
        return new Serve(
                console.uri(),
                ProcessHandle.current().pid(),
                desk.settings().folders().reports().toAbsolutePath().normalize().toString());
    }

    /**
     * Who answers.
     *
     * @param console where the console is for people
     * @param pid     the process
     * @param reports the folder of reports, absolute, for whoever asks may have been started in another directory
     */
    record Serve(URI console, long pid, String reports) {}

    /** Refuses options of a command that say something else than what is done here. */
    @PostMapping(path = "/options", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void options(@RequestBody List<String> options) {
        desk.otherOptions().accept(options);
    }

    /**
     * What a command asks for.
     *
     * @param job       the job's name, or the path of its file
     * @param values    values that go before those of the file, by key
     * @param inputs    take the place of the job's sources
     * @param wideKinds whether rows may name the kinds host and all
     * @param despitePause whether it is run even while it or its site is paused
     * @param oneOff    the job, where it has no file; null where it has one
     * @param retryOf   the id of the run whose failures are to be sent again; null for the job's own targets
     */
    record LocalOrder(
            String job,
            Map<String, String> values,
            List<QueuedOrder.Input> inputs,
            boolean wideKinds,
            boolean despitePause,
            @Nullable OneOffJob oneOff,
            @Nullable String retryOf) {}

    @PostMapping(path = "/runs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> ask(
            @RequestBody LocalOrder order, @RequestParam(name = "dryRun") boolean dryRun, HttpServletRequest request)
            throws IOException {
        AuditedOrders.tell(
                request,
                "job=" + order.job() + (order.retryOf() == null ? "" : " retry=" + order.retryOf())
                        + (order.wideKinds() ? " yes" : "")
                        + (order.despitePause() ? " despite-pause" : ""));
        OrderIntake asking = new OrderIntake(desk);
        String by = AuditedOrders.who(request);
        String id = order.retryOf() == null
                ? asking.ask(
                        new Order(
                                order.job(),
                                order.values(),
                                order.inputs(),
                                order.wideKinds(),
                                dryRun,
                                order.despitePause(),
                                true,
                                order.oneOff()),
                        by)
                : asking.retry(desk.run(order.retryOf()), order.wideKinds(), dryRun, order.despitePause(), true, by);
        return Map.of("id", id);
    }

    /** The command that asked for the run has told of its end. */
    @PostMapping("/delivered")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delivered(@RequestParam("run") String run) {
        desk.ledger().runs().delivered(run, desk.clock().instant());
    }

    /** A run as the ledger has it, which is more than {@link Api} tells. */
    record LocalRun(Run run) {}

    /** The run that any text names that a person may have typed. */
    @GetMapping("/runs")
    LocalRun run(@RequestParam("id") String id) {
        return new LocalRun(desk.run(id));
    }

    @GetMapping("/latest")
    List<Run> latest(@RequestParam("limit") int limit) {
        return desk.ledger().runs().latest(limit);
    }

    /**
     * What has become of what was asked for, as {@link Api} tells it, and more of a retry.
     *
     * @param state what has become of it
     * @param retry what a retry has found to do; null before, and for everything else
     */
    record LocalOrderState(OrderState state, @Nullable RetryFigures retry) {}

    @GetMapping("/asked")
    LocalOrderState asked(@RequestParam("id") String id) {
        OrderState state = desk.stateOf(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new LocalOrderState(state, desk.retries().find(id).orElse(null));
    }

    /** Stops the run, which is not over. */
    @PostMapping("/runs/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    LocalRun stop(@RequestParam("id") String id) throws IOException {
        Run run = desk.run(id);
        desk.stop(run, Reason.said("edgesweep stop"));
        return new LocalRun(run);
    }

    /** Ends the wait of the job for its input. */
    @PostMapping("/inputs/stop")
    LocalWait endWait(@RequestParam("job") String job) {
        return new LocalWait(desk.control().endWait(job));
    }

    /** Whether a job waited for its input. */
    record LocalWait(boolean ended) {}

    /**
     * What a command asks to be settled.
     *
     * @param run            as a person names one; empty for every run that has left something open
     * @param patienceMillis how long the provider is asked at most about each
     * @param settlements    what a person says of batches of the run
     */
    record LocalSettling(String run, long patienceMillis, List<ManualSettlement> settlements) {}

    @PostMapping(path = "/reconcile", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<ReconcileResult> reconcile(@RequestBody LocalSettling wanted, HttpServletRequest request)
            throws IOException, InterruptedException {
        AuditedOrders.tell(request, "run=" + wanted.run() + " settle=" + wanted.settlements());
        List<Run> runs = wanted.run().isEmpty() ? desk.control().open() : List.of(desk.run(wanted.run()));
        List<ReconcileResult> done = new ArrayList<>();
        for (Run run : runs) {
            done.add(desk.control().reconcile(run, Duration.ofMillis(wanted.patienceMillis()), wanted.settlements()));
        }
        return done;
    }

    /** What a command has found of pages of the run. */
    @PostMapping(path = "/looks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void looks(@RequestParam("run") String run, @RequestBody List<EdgeLook> looks) {
        desk.control().lookedAgain(desk.run(run), looks);
    }

    @PostMapping(path = "/explain", consumes = MediaType.APPLICATION_JSON_VALUE)
    Explanation explain(@RequestBody ExplainRequest request) throws IOException {
        return desk.explaining().explain(request);
    }

    @GetMapping("/pauses")
    List<Pause> pauses() {
        return desk.pausing().all();
    }

    @GetMapping("/held")
    List<HeldJobs> held() {
        return desk.pausing().held();
    }

    @PostMapping(path = "/pauses", consumes = MediaType.APPLICATION_JSON_VALUE)
    Pausing.Begun pause(@RequestBody Pausing.Wanted wanted, HttpServletRequest request) {
        AuditedOrders.tell(
                request, "what=" + wanted.what() + " until=" + wanted.until() + " reason=" + wanted.reason());
        return desk.pausing().pause(wanted);
    }

    @PostMapping("/pauses/resume")
    Pausing.Resumed resume(@RequestParam("what") String what) {
        return desk.pausing().resume(what);
    }

    /** Asks the provider for the quotas of the sites; of all, if none is named. */
    @GetMapping("/quota")
    QuotaOverview quota(@RequestParam(name = "site", defaultValue = "") List<String> sites)
            throws InterruptedException {
        return desk.accounts().quota(sites);
    }
}
