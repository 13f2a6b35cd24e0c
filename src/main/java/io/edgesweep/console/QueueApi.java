package io.edgesweep.console;

import io.edgesweep.console.request.RefusedFormException;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.Withdrawals;
import io.edgesweep.ledger.WaitingTargets.Choice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Withdraws targets that wait, for programs. */
@RestController
@RequestMapping("/api/queue")
class QueueApi {

    private final Withdrawals withdrawals;

    QueueApi(ConsoleServices desk) {
        this.withdrawals = new Withdrawals(desk);
    }

    /**
     * What was taken out.
     *
     * @param withdrawn how many targets
     */
    record Withdrawal(long withdrawn) {}

    /**
     * Takes targets of a job out that wait.
     *
     * @param targets their values
     * @param holds   what their values hold, where none is named
     */
    @PostMapping("/withdraw")
    Withdrawal withdraw(
            @RequestParam(name = "job") String job,
            @RequestParam(name = "target", defaultValue = "") List<String> targets,
            @RequestParam(name = "holds", defaultValue = "") String holds,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException {
        Set<String> chosen = QueuePages.chosen(targets);
        if (chosen.isEmpty() == holds.isBlank()) {
            throw new RefusedFormException(
                    "target", "name targets, or what they hold", words -> words.say("ask.none-chosen"));
        }
        return new Withdrawal(
                withdrawals.withdraw(new Choice(job, null, chosen, holds), AuditedOrders.who(request), reason));
    }

    /** As in {@link QueuePages}. */
    @InitBinder
    void takeListsAsTheyCome(WebDataBinder binder) {
        binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
    }
}
