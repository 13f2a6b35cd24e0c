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
        String words = failed != null
                ? "That was not the right name or password."
                : later != null
                        ? "Too many wrong passwords came from this address. Wait "
                                + (later.matches("\\d{1,4}") ? later + " s" : "half a minute")
                                + ", then try again."
                        : out != null ? "You are logged out." : "";
        model.addAttribute("words", words);
        model.addAttribute("wrong", failed != null || later != null);
        return "login";
    }
}
