package io.edgesweep.console;

import io.edgesweep.console.request.RefusedFormException;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.OrderIntake;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.text.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a person does about a run on its page. */
@Controller
class RunActions {

    /** Whoever asks looks at the page meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LONGEST_REASON = 500;

    private final ConsoleServices desk;
    private final OrderIntake asking;

    RunActions(ConsoleServices desk) {
        this.desk = desk;
        this.asking = new OrderIntake(desk);
    }

    @PostMapping("/runs/{id}/stop")
    String stop(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        Run run = desk.run(id);
        desk.stop(run, Reason.of("by.console", AuditedOrders.who(request)));
        return "redirect:/runs/" + run.id();
    }

    /** Asks the provider about what is open. */
    @PostMapping("/runs/{id}/ask")
    String ask(@PathVariable("id") String id) throws IOException, InterruptedException {
        Run run = desk.run(id);
        desk.control().reconcile(run, PATIENCE, List.of());
        return "redirect:/runs/" + run.id();
    }

    /**
     * Believes a person who has looked in the provider's console.
     *
     * @param as     {@code confirmed} or {@code not-sent}
     * @param reason what was seen, which is kept
     */
    @PostMapping("/runs/{id}/settle")
    String settle(
            @PathVariable("id") String id,
            @RequestParam(name = "batch") int batch,
            @RequestParam(name = "as") String as,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        Run run = desk.run(id);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RefusedFormException(
                    "reason",
                    "say what you saw and where, in at most " + LONGEST_REASON + " characters",
                    words -> words.say("ask.reason-seen", LONGEST_REASON));
        }
        if (!as.equals("confirmed") && !as.equals("not-sent")) {
            throw mistake("as", "'" + as + "' is not allowed; allowed: confirmed, not-sent");
        }
        ManualSettlement settlement =
                new ManualSettlement(batch, as.equals("confirmed"), AuditedOrders.who(request), reason.strip());
        if (desk.ledger().aftermath().answering(run.job(), batch).isEmpty()) {
            throw tooLate(batch);
        }
        ReconcileResult settled = desk.control().reconcile(run, Duration.ZERO, List.of(settlement));
        if (!settled.ignored().isEmpty()) {
            throw tooLate(batch);
        }
        return "redirect:/runs/" + settled.run();
    }

    /** Nobody who said otherwise is to believe that it counts. */
    private static ResponseStatusException tooLate(int batch) {
        return new ResponseStatusException(
                HttpStatus.CONFLICT,
                "Batch " + batch
                        + " is not open any more: it was settled meanwhile, by the provider's answer or by somebody"
                        + " else's word, and yours changes nothing. The page of the run shows what became of it");
    }

    /** Sends again what failed, or what of it is chosen. */
    @PostMapping("/runs/{id}/retry")
    String retry(
            @PathVariable("id") String id,
            @RequestParam(name = "cause", defaultValue = "") String cause,
            @RequestParam(name = "host", defaultValue = "") String host,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "confirm", defaultValue = "") String confirm,
            @RequestParam(name = "despitePause", defaultValue = "false") boolean despitePause,
            HttpServletRequest request)
            throws IOException {
        Run run = desk.run(id);
        OrderPages.refuseUnconfirmed(desk, run.job(), confirm);
        OrderPages.refusePaused(desk, run.job(), despitePause);
        String by = AuditedOrders.who(request);
        String asked = cause.isEmpty() && host.isEmpty() && text.isEmpty()
                ? asking.retry(run, false, false, despitePause, false, by)
                : asking.retry(run, new QueuedOrder.Choice(cause, host, text), despitePause, by);
        return "redirect:/asked/" + asked;
    }

    private static MistakesException mistake(String key, String words) {
        return new MistakesException(List.of(new Mistake("request", key, words)));
    }
}
