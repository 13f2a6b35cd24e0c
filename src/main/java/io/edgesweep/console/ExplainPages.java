package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.ExplanationView;
import io.edgesweep.console.view.JobLines;
import io.edgesweep.console.view.Zones;
import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.language.Words;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Why a URL was sent or not: the page, and the answer for programs. */
@Controller
class ExplainPages {

    private final ConsoleServices desk;

    ExplainPages(ConsoleServices desk) {
        this.desk = desk;
    }

    /**
     * Explains a URL.
     *
     * @param url  the URL, or another target; empty for the form alone
     * @param job  the job that it is about; empty for all that have its host
     * @param read whether the sources are read, which takes as long as their servers take
     */
    @GetMapping("/explain")
    String explain(
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "job", defaultValue = "") String job,
            @RequestParam(name = "read", defaultValue = "false") boolean read,
            Model model,
            Words words)
            throws IOException {
        model.addAttribute("section", "find");
        model.addAttribute("url", url.strip());
        model.addAttribute("job", job);
        model.addAttribute("read", read);
        model.addAttribute("names", new JobLines(desk).names());
        model.addAttribute(
                "jobs",
                url.isBlank()
                        ? List.of()
                        : ExplanationView.of(explained(url, job, read, words), new Zones(desk), words));
        return "explain";
    }

    /** The same for programs. */
    @GetMapping(path = "/api/explain", produces = "application/json")
    @ResponseBody
    Explanation forPrograms(
            @RequestParam(name = "url") String url,
            @RequestParam(name = "job", defaultValue = "") String job,
            @RequestParam(name = "offline", defaultValue = "false") boolean offline)
            throws IOException {
        return desk.explaining().explain(new ExplainRequest(url, job, offline));
    }

    private Explanation explained(String url, String job, boolean read, Words words) throws IOException {
        return desk.explaining().explain(new ExplainRequest(url, job, !read), words);
    }
}
