package io.edgesweep.console;

import io.edgesweep.console.request.RefusedFormException;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.Withdrawals;
import io.edgesweep.console.view.QueueView;
import io.edgesweep.console.view.Zones;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.ledger.WaitingTargets.Choice;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.targets.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits: orders for their turn, targets for their quota or for something else. Some of it goes first, some not at all. */
@Controller
class QueuePages {

    private static final int MOST = 200;
    private static final int SHOWN = 200;
    private static final String BACK = "redirect:/queue";

    private final ConsoleServices desk;
    private final Withdrawals withdrawals;

    QueuePages(ConsoleServices desk) {
        this.desk = desk;
        this.withdrawals = new Withdrawals(desk);
    }

    @GetMapping("/queue")
    String queue(Model model, Words words) {
        Zones zones = new Zones(desk);
        model.addAttribute("orders", QueueView.orders(desk.asked().open(), zones, words));
        model.addAttribute(
                "groups",
                QueueView.groups(
                        desk.ledger().waiting().groups(MOST), desk.due().get(), zones, words));
        return "queue";
    }

    @PostMapping("/queue/orders/{id}/first")
    String orderFirst(@PathVariable("id") String id) {
        desk.asked().putFirst(id, desk.clock().instant());
        return BACK;
    }

    @PostMapping("/queue/orders/{id}/take-out")
    String takeOut(@PathVariable("id") String id) {
        desk.takeOut(id);
        return BACK;
    }

    @PostMapping("/queue/first")
    String first(
            @RequestParam(name = "job") String job,
            @RequestParam(name = "run") String run,
            @RequestParam(name = "site") String site,
            @RequestParam(name = "kind") String kind,
            @RequestParam(name = "priority") int priority) {
        desk.ledger().waiting().putFirst(key(job, run, site, kind, priority));
        return BACK;
    }

    /** Takes a group out that waits. Who did it, and why, stands with each of its targets. */
    @PostMapping("/queue/withdraw")
    String withdraw(
            @RequestParam(name = "job") String job,
            @RequestParam(name = "run") String run,
            @RequestParam(name = "site") String site,
            @RequestParam(name = "kind") String kind,
            @RequestParam(name = "priority") int priority,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException {
        withdrawals.withdraw(Choice.of(key(job, run, site, kind, priority)), AuditedOrders.who(request), reason);
        return BACK;
    }

    /**
     * The targets of a group, of which some are to be taken out.
     *
     * @param holds what those hold that are shown; empty for all
     */
    @GetMapping("/queue/targets")
    String targets(
            @RequestParam(name = "job") String job,
            @RequestParam(name = "run") String run,
            @RequestParam(name = "site") String site,
            @RequestParam(name = "kind") String kind,
            @RequestParam(name = "priority") int priority,
            @RequestParam(name = "holds", defaultValue = "") String holds,
            Model model) {
        WaitingTargets.Key key = key(job, run, site, kind, priority);
        List<String> values = desk.ledger().waiting().values(new Choice(job, key, Set.of(), holds), SHOWN + 1);
        model.addAttribute("section", "queue");
        model.addAttribute("key", key);
        model.addAttribute("holds", holds.strip());
        model.addAttribute("values", values.subList(0, Math.min(SHOWN, values.size())));
        model.addAttribute("more", values.size() > SHOWN);
        return "queue-targets";
    }

    /**
     * Takes some of a group out.
     *
     * @param targets those that were chosen
     * @param all     whether it is all that hold the text, shown or not, instead
     */
    @PostMapping("/queue/targets/withdraw")
    String withdrawSome(
            @RequestParam(name = "job") String job,
            @RequestParam(name = "run") String run,
            @RequestParam(name = "site") String site,
            @RequestParam(name = "kind") String kind,
            @RequestParam(name = "priority") int priority,
            @RequestParam(name = "holds", defaultValue = "") String holds,
            @RequestParam(name = "target", defaultValue = "") List<String> targets,
            @RequestParam(name = "all", defaultValue = "false") boolean all,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException {
        Set<String> chosen = chosen(targets);
        if (!all && chosen.isEmpty()) {
            throw new RefusedFormException("target", "choose at least one", words -> words.say("ask.none-chosen"));
        }
        WaitingTargets.Key key = key(job, run, site, kind, priority);
        Choice choice = all ? new Choice(job, key, Set.of(), holds) : new Choice(job, key, chosen, "");
        withdrawals.withdraw(choice, AuditedOrders.who(request), reason);
        return BACK;
    }

    static Set<String> chosen(List<String> targets) {
        return targets.stream().filter(each -> !each.isEmpty()).collect(Collectors.toSet());
    }

    /** A URL may hold a comma: it is no list of several. */
    @InitBinder
    void takeListsAsTheyCome(WebDataBinder binder) {
        binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
    }

    private static WaitingTargets.Key key(String job, String run, String site, String kind, int priority) {
        Kind wanted = Arrays.stream(Kind.values())
                .filter(each -> each.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> mistake("kind", "'" + kind + "' is not allowed"));
        return new WaitingTargets.Key(job, run, site, wanted, priority);
    }

    private static MistakesException mistake(String key, String words) {
        return new MistakesException(List.of(new Mistake("request", key, words)));
    }
}
