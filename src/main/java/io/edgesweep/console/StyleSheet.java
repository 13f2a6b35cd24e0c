package io.edgesweep.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The style of the reports, which carry it with them, as a file of its own: the console looks like them. */
@Controller
class StyleSheet {

    private final String style;

    StyleSheet() throws IOException {
        String fragment = new ClassPathResource("report/style.html").getContentAsString(StandardCharsets.UTF_8);
        this.style = fragment.substring(fragment.indexOf('>') + 1, fragment.lastIndexOf("</style>"));
    }

    @GetMapping(path = "/assets/report.css", produces = "text/css;charset=UTF-8")
    @ResponseBody
    String style() {
        return style;
    }

    /** Browsers ask for it wherever no page names an icon. */
    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:/assets/icon.svg";
    }
}
