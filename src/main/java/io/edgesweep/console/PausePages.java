package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.pause.Pausing;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person pauses and resumes jobs and sites. */
@Controller
class PausePages {

    private final ConsoleServices desk;

    PausePages(ConsoleServices desk) {
        this.desk = desk;
    }

    @PostMapping("/pauses")
    String pause(
            @RequestParam("what") String what,
            @RequestParam("reason") String reason,
            @RequestParam(name = "until", defaultValue = "") String until,
            HttpServletRequest request) {
        desk.pausing().pause(new Pausing.Wanted(what, until, reason, AuditedOrders.who(request)));
        return "redirect:/";
    }

    @PostMapping("/pauses/resume")
    String resume(@RequestParam("what") String what) {
        desk.pausing().resume(what);
        return "redirect:/";
    }
}
