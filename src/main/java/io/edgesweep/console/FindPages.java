package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.view.PartSearch;
import io.edgesweep.console.view.SightingLine;
import io.edgesweep.language.Words;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.TargetNormalizer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a target is found again over all runs that are kept: by its whole value, or by a part of it. */
@Controller
class FindPages {

    /** So much of a target's history is on a page. */
    private static final int SHOWN = 50;

    private static final int LONGEST = 4096;

    private final ConsoleServices desk;

    FindPages(ConsoleServices desk) {
        this.desk = desk;
    }

    /**
     * Finds a target.
     *
     * @param text what was typed: a whole target, or a part of one
     * @param part whether it is a part, even if it could be a whole one
     * @param at   where the search for a part goes on; empty for the beginning
     */
    @GetMapping("/find")
    String find(
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "part", defaultValue = "false") boolean part,
            @RequestParam(name = "at", defaultValue = "") String at,
            Model model,
            Words words) {
        String wanted = cut(text.strip());
        model.addAttribute("text", wanted);
        model.addAttribute("part", part);
        if (wanted.isEmpty()) {
            return "find";
        }
        if (!part && at.isEmpty()) {
            List<SightingLine> lines = history(wanted, "", words);
            String value = normal(wanted);
            if (!lines.isEmpty() || !value.isEmpty()) {
                return target(value.isEmpty() ? wanted : value, lines, "", model);
            }
        }
        model.addAttribute("search", PartSearch.of(desk, wanted, at, words));
        return "find";
    }

    /** More of what a search for a part has found, for the script of its page. */
    @GetMapping("/find/more")
    String more(
            @RequestParam(name = "text") String text, @RequestParam(name = "at") String at, Model model, Words words) {
        model.addAttribute("text", cut(text.strip()));
        model.addAttribute("search", PartSearch.of(desk, cut(text.strip()), at, words));
        return "find :: found";
    }

    /**
     * The history of a target.
     *
     * @param value  its normal form
     * @param before the run after which the page begins; empty for the newest
     * @param leftOut whether the rows that runs left out are looked through, too
     * @param at      where that goes on; empty for the newest run
     */
    @GetMapping("/target")
    String target(
            @RequestParam(name = "value") String value,
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "left-out", defaultValue = "false") boolean leftOut,
            @RequestParam(name = "at", defaultValue = "") String at,
            Model model,
            Words words) {
        String wanted = cut(value);
        if (leftOut) {
            model.addAttribute("leftOut", PartSearch.amongLeftOut(desk, wanted, this::normal, at, words));
        }
        model.addAttribute("text", wanted);
        return target(wanted, history(wanted, before, words), before, model);
    }

    /** More of what runs left out, for the script of the page. */
    @GetMapping("/target/more")
    String moreLeftOut(
            @RequestParam(name = "value") String value,
            @RequestParam(name = "at") String at,
            Model model,
            Words words) {
        String wanted = cut(value);
        model.addAttribute("value", wanted);
        model.addAttribute("leftOut", PartSearch.amongLeftOut(desk, wanted, this::normal, at, words));
        return "target :: left-out";
    }

    private static String target(String value, List<SightingLine> lines, String before, Model model) {
        model.addAttribute("section", "find");
        model.addAttribute("value", value);
        model.addAttribute("lines", lines);
        model.addAttribute("before", before);
        model.addAttribute(
                "older", lines.size() < SHOWN ? "" : lines.get(lines.size() - 1).run());
        return "target";
    }

    /** By its normal form, and as it was typed: hosts and tags have other forms. */
    private List<SightingLine> history(String text, String before, Words words) {
        String normal = normal(text);
        List<SightingLine> lines = normal.isEmpty() ? List.of() : SightingLine.find(desk, normal, before, SHOWN, words);
        return lines.isEmpty() && !normal.equals(text) ? SightingLine.find(desk, text, before, SHOWN, words) : lines;
    }

    private String normal(String text) {
        NormalizationResult result = TargetNormalizer.ofAnyHost(LONGEST).normalize(Kind.URL, text);
        return result instanceof NormalizationResult.Normal normal
                ? normal.target().value()
                : "";
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
