package io.edgesweep.console;

import io.edgesweep.console.request.RefusedFormException;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.Drafts;
import io.edgesweep.console.service.OrderIntake;
import io.edgesweep.console.service.OrderIntake.Order;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.console.view.Zones;
import io.edgesweep.job.forecast.PlanLine;
import io.edgesweep.language.Words;
import io.edgesweep.order.Asker;
import io.edgesweep.order.OrderQueue.Asked;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.text.HumanFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Where runs are asked for, and what is seen of them before they have a page of their own. */
@Controller
class OrderPages {

    private final ConsoleServices desk;
    private final OrderIntake asking;
    private final Drafts drafts;

    OrderPages(ConsoleServices desk, Drafts drafts) {
        this.desk = desk;
        this.drafts = drafts;
        this.asking = new OrderIntake(desk);
    }

    @PostMapping("/jobs/{name}/runs")
    String ask(
            @PathVariable("name") String name,
            @RequestParam(name = "dry", defaultValue = "false") boolean dry,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "confirm", defaultValue = "") String confirm,
            @RequestParam(name = "despitePause", defaultValue = "false") boolean despitePause,
            HttpServletRequest request)
            throws IOException {
        String id = ask(desk, asking, name, dry, file, confirm, despitePause, request);
        if (dry && file != null) {
            drafts.keep(id, file);
        }
        return "redirect:/asked/" + id;
    }

    /** Does what a dry run has told, which reads its sources again. */
    @PostMapping("/asked/{id}/run")
    String run(
            @PathVariable("id") String id,
            @RequestParam(name = "confirm", defaultValue = "") String confirm,
            @RequestParam(name = "despitePause", defaultValue = "false") boolean despitePause,
            HttpServletRequest request)
            throws IOException {
        Asked asked = asked(id);
        if (!asked.run().dryRun()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "This was no dry run");
        }
        refuseUnconfirmed(desk, asked.run().job(), confirm);
        refusePaused(desk, asked.run().job(), despitePause);
        List<QueuedOrder.Input> inputs = new ArrayList<>();
        for (QueuedOrder.Input input : asked.run().inputs()) {
            inputs.add(input.ours() ? drafts.input(kept(id)) : input);
        }
        return "redirect:/asked/" + asking.again(asked.run(), inputs, despitePause, AuditedOrders.who(request));
    }

    private Drafts.Draft kept(String id) {
        return drafts.find(id)
                .orElseThrow(() -> new RefusedFormException(
                        "file", "is not kept any more; upload it again", words -> words.say("ask.file-gone")));
    }

    private Asked asked(String id) {
        return desk.asked()
                .find(id)
                .orElseThrow(
                        () -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND,
                                "That was not asked for, or so long ago that it is not known any more; the list of runs has what it became"));
    }

    /**
     * By its name alone: a path would let people read any job file of the machine.
     *
     * @param confirm      the job's name once more, where whole hosts or sites may be purged
     * @param despitePause whether it is run even while it or its site is paused
     */
    static String ask(
            ConsoleServices desk,
            OrderIntake asking,
            String name,
            boolean dry,
            @Nullable MultipartFile file,
            String confirm,
            boolean despitePause,
            HttpServletRequest request)
            throws IOException {
        String by = AuditedOrders.who(request);
        JobLines.Line job = new JobLines(desk)
                .named(name)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such job; the list of jobs has them all"));
        if (!dry || !confirm.isBlank()) {
            refuseUnconfirmed(job, confirm);
        }
        if (!dry) {
            refusePaused(job, despitePause);
        }
        if (file != null && file.isEmpty()) {
            throw new RefusedFormException("file", "is empty", words -> words.say("ask.file-empty"));
        }
        if (file == null) {
            return asking.ask(Order.of(name, List.of(), dry, despitePause), by);
        }
        QueuedOrder.Input kept = asking.keep(file);
        try {
            return asking.ask(Order.of(name, List.of(kept), dry, despitePause), by);
        } catch (MistakesException | IOException e) {
            Files.deleteIfExists(Path.of(kept.place()));
            throw e;
        }
    }

    /** As the other one, of a job that may have no file any more. */
    static void refuseUnconfirmed(ConsoleServices desk, String job, String confirm) {
        new JobLines(desk).named(job).ifPresent(line -> refuseUnconfirmed(line, confirm));
    }

    /** What is so wide is not purged by one click. */
    private static void refuseUnconfirmed(JobLines.Line job, String confirm) {
        boolean fits = confirm.strip().equals(job.name());
        if (!fits && !confirm.isBlank() && !job.isWide()) {
            throw new MistakesException(List.of(new Mistake(
                    "request",
                    "confirm",
                    "'" + confirm.strip() + "' is not the job's name, and job " + job.name()
                            + " needs none; leave it out, or order the job that is meant")));
        }
        if (job.isWide() && !fits) {
            throw new RefusedFormException(
                    "confirm",
                    "job " + job.name() + " may purge whole hosts or sites; allowed: its name, typed, if it is meant",
                    words -> words.say("jobs.wide", job.name()));
        }
    }

    /** As the other one, of a job that may have no file any more. */
    static void refusePaused(ConsoleServices desk, String job, boolean despitePause) {
        new JobLines(desk).named(job).ifPresent(line -> refusePaused(line, despitePause));
    }

    /** Whoever has paused it had a reason. */
    private static void refusePaused(JobLines.Line job, boolean despitePause) {
        if (!despitePause && job.hold().isPresent()) {
            Hold hold = job.hold().get();
            throw new RefusedFormException(
                    "despitePause",
                    "job " + job.name() + " is " + hold.words() + "; allowed: true, if it is to be run all the same",
                    words -> words.say("ask.paused", job.name(), HoldWords.of(hold, words)));
        }
    }

    @PostMapping("/asked/{id}/take-out")
    String takeOut(@PathVariable("id") String id) {
        desk.takeOut(id);
        return "redirect:/asked/" + id;
    }

    @GetMapping("/asked/{id}")
    String asked(@PathVariable("id") String id, Model model, Words words) {
        Asked asked = asked(id);
        String run = asked.run().run();
        if (run != null && !asked.hasFailed()) {
            return "redirect:/runs/" + run;
        }
        boolean over = asked.isOver();
        ZoneId zone = new Zones(desk).of(asked.run().job());
        model.addAttribute("section", "jobs");
        model.addAttribute("asked", asked);
        model.addAttribute("over", over);
        model.addAttribute("by", Asker.of(asked.run().askedBy(), words));
        model.addAttribute("at", words.time(asked.run().at(), zone));
        model.addAttribute("again", over ? null : "again");
        model.addAttribute(
                "wide",
                new JobLines(desk)
                        .named(asked.run().job())
                        .map(JobLines.Line::isWide)
                        .orElse(false));
        model.addAttribute("held", held(asked, words));
        desk.dryRuns().find(id).ifPresent(plan -> {
            model.addAttribute("plan", plan);
            model.addAttribute("sending", words.duration(plan.outlook().sending()));
            model.addAttribute(
                    "lines",
                    plan.outlook().lines().stream()
                            .map(line -> view(line, zone, words))
                            .toList());
        });
        return "asked";
    }

    /** What holds up what waits, in words; empty where nothing does. */
    private String held(Asked asked, Words words) {
        return asked.run().despitePause()
                ? ""
                : new JobLines(desk)
                        .named(asked.run().job())
                        .map(line -> line.held(words))
                        .orElse("");
    }

    private static PlanView view(PlanLine line, ZoneId zone, Words words) {
        return new PlanView(
                words.say(
                        "plan.of", line.site(), words.say("kind." + line.kind().word())),
                HumanFormat.number(line.now()),
                HumanFormat.number(line.batches()),
                HumanFormat.number(line.later()),
                words.time(line.until(), zone),
                line.quota() == null ? words.say("plan.unknown") : HumanFormat.number(line.left()),
                line.quota() == null ? words.say("plan.unknown") : HumanFormat.number(line.leftAfter()));
    }

    /** What a run would do with the targets of one kind on one site, in words. */
    public record PlanView(
            String what, String now, String batches, String later, String until, String before, String after) {}
}
