package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.console.view.JobState;
import io.edgesweep.console.view.LiveView;
import io.edgesweep.language.Words;
import io.edgesweep.report.RunAgain;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The jobs, and one of them. */
@Controller
class JobPages {

    private final ConsoleServices desk;

    JobPages(ConsoleServices desk) {
        this.desk = desk;
    }

    @GetMapping("/jobs")
    String jobs(Model model, Words words) {
        Instant now = desk.clock().instant();
        model.addAttribute(
                "jobs",
                new JobLines(desk)
                        .all().stream()
                                .sorted(Comparator.comparingInt(job -> JobState.rank(job, words)))
                                .toList());
        model.addAttribute("now", now);
        model.addAttribute("folder", desk.settings().folders().jobs());
        return "jobs";
    }

    @GetMapping("/jobs/{name}")
    String job(@PathVariable("name") String name, Model model, Words words) {
        JobLines lines = new JobLines(desk);
        JobLines.Line job = lines.named(name)
                .or(() -> lines.withoutFile(name))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such job"));
        model.addAttribute("job", job);
        model.addAttribute("once", RunAgain.isOneOff(name, job.site()));
        model.addAttribute("state", JobState.of(job, words, desk.clock().instant()));
        model.addAttribute(
                "live",
                desk.progress().now().stream()
                        .filter(running -> running.job().equals(name))
                        .map(running -> LiveView.of(running, words))
                        .toList());
        return "job";
    }
}
