package io.edgesweep.console;

import io.edgesweep.console.Api.FoundRun;
import io.edgesweep.console.Api.Mistakes;
import io.edgesweep.console.Asking.Order;
import io.edgesweep.job.QuotaOverview;
import io.edgesweep.job.Reconciliation;
import io.edgesweep.job.Settlement;
import io.edgesweep.ledger.Run;
import io.edgesweep.schedule.AskedRun;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.OneOff;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * For the command line of this machine alone: it may name any file, for whoever can reach the socket can read our files. A
 * further command that is to be handed over has its place here.
 */
@RestController
@RequestMapping("/local")
class LocalApi {

    private final Desk desk;
    private final Api api;
    private final ConsoleAddress console;

    LocalApi(Desk desk, Api api, ConsoleAddress console) {
        this.desk = desk;
        this.api = api;
        this.console = console;
    }

    /** Says that orders are taken. */
    @GetMapping("/serve")
    Serve serve() {
        return new Serve(console.uri(), ProcessHandle.current().pid());
    }

    /**
     * Who answers.
     *
     * @param console where the console is for people
     * @param pid     the process
     */
    record Serve(URI console, long pid) {}

    /**
     * What a command asks for.
     *
     * @param job       the job's name, or the path of its file
     * @param values    values that go before those of the file, by key
     * @param inputs    take the place of the job's sources
     * @param wideKinds whether rows may name the kinds host and all
     * @param oneOff    the job, where it has no file; null where it has one
     * @param retryOf   the id of the run whose failures are to be sent again; null for the job's own targets
     */
    record LocalOrder(
            String job,
            Map<String, String> values,
            List<AskedRun.Input> inputs,
            boolean wideKinds,
            @Nullable OneOff oneOff,
            @Nullable String retryOf) {}

    @PostMapping(path = "/runs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> ask(@RequestBody LocalOrder order, @RequestParam(name = "dryRun") boolean dryRun)
            throws IOException {
        Asking asking = new Asking(desk);
        String id = order.retryOf() == null
                ? asking.ask(new Order(
                        order.job(), order.values(), order.inputs(), order.wideKinds(), dryRun, true, order.oneOff()))
                : asking.retry(api.run(order.retryOf()).run(), order.wideKinds(), dryRun, true);
        return Map.of("id", id);
    }

    /** The command that asked for the run has told of its end. */
    @PostMapping("/delivered")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delivered(@RequestParam("run") String run) {
        desk.ledger().runs().delivered(run, desk.clock().instant());
    }

    /** As in {@link Api}, for any text that a person may have typed. */
    @GetMapping("/runs")
    FoundRun run(@RequestParam("id") String id) {
        return api.run(id);
    }

    /** Stops the run, which is not over. */
    @PostMapping("/runs/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    FoundRun stop(@RequestParam("id") String id) throws IOException {
        FoundRun found = api.run(id);
        desk.stop(found.run(), "edgesweep stop");
        return found;
    }

    /**
     * What a command asks to be settled.
     *
     * @param run            as a person names one; empty for every run that has left something open
     * @param patienceMillis how long the provider is asked at most about each
     * @param settlements    what a person says of batches of the run
     */
    record LocalSettling(String run, long patienceMillis, List<Settlement> settlements) {}

    @PostMapping(path = "/reconcile", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Reconciliation> reconcile(@RequestBody LocalSettling wanted) throws IOException, InterruptedException {
        List<Run> runs = wanted.run().isEmpty()
                ? desk.control().open()
                : List.of(api.run(wanted.run()).run());
        List<Reconciliation> done = new ArrayList<>();
        for (Run run : runs) {
            done.add(desk.control().reconcile(run, Duration.ofMillis(wanted.patienceMillis()), wanted.settlements()));
        }
        return done;
    }

    /** Asks the provider for the quotas of the sites; of all, if none is named. */
    @GetMapping("/quota")
    QuotaOverview quota(@RequestParam(name = "site", defaultValue = "") List<String> sites)
            throws InterruptedException {
        return desk.accounts().quota(sites);
    }

    @ExceptionHandler(MistakesException.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Mistakes mistaken(MistakesException e) {
        return new Mistakes(e.mistakes());
    }
}
