package io.edgesweep.console.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people log in. */
@Controller
public class LoginPage {

    @GetMapping("/login")
    String login(
            @RequestParam(name = "failed", required = false) String failed,
            @RequestParam(name = "later", required = false) String later,
            @RequestParam(name = "out", required = false) String out,
            Model model) {
        String said = failed != null
                ? "login.failed"
                : later != null
                        ? later.matches("\\d{1,4}") ? "login.later" : "login.soon"
                        : out != null ? "login.out" : "";
        model.addAttribute("said", said);
        model.addAttribute("seconds", said.equals("login.later") ? Integer.valueOf(later) : Integer.valueOf(0));
        model.addAttribute("wrong", failed != null || later != null);
        return "login";
    }
}
