package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.Drafts;
import io.edgesweep.console.service.OrderIntake;
import io.edgesweep.console.view.PurgePreview;
import io.edgesweep.language.Words;
import io.edgesweep.order.OneOffJob;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.Work;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.text.HumanFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where a list is brought that is purged once: what becomes of each line is shown first, and then it is sent. */
@Controller
class PurgePages {

    /** A form's text may have no more, see {@code NetworkLimits}. */
    static final int LONGEST_TEXT = 60_000;

    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = 1024 * KILOBYTE;

    private static final Pattern HOST = Pattern.compile("(?i)https?://([a-z0-9._-]+)");

    /** A whole site is purged by a command, which asks for the word. */
    private static final List<Kind> KINDS = List.of(Kind.URL, Kind.PREFIX, Kind.HOST, Kind.TAG);

    private final ConsoleServices desk;
    private final OrderIntake asking;
    private final Drafts drafts;

    PurgePages(ConsoleServices desk, Drafts drafts) {
        this.desk = desk;
        this.asking = new OrderIntake(desk);
        this.drafts = drafts;
    }

    @GetMapping("/purge")
    String form(Model model) {
        addForm(model, "", "url", "invalidate");
        return "purge";
    }

    /**
     * Shows what would become of a list.
     *
     * @param named the site; empty for that to which most of the list belongs
     * @param before the list, where it was shown for another site before
     * @param text the list, where it was pasted
     * @param file the list, where it was uploaded
     */
    @PostMapping("/purge/preview")
    String preview(
            @RequestParam(name = "site", defaultValue = "") String named,
            @RequestParam(name = "kind", defaultValue = "url") String kind,
            @RequestParam(name = "method", defaultValue = "invalidate") String method,
            @RequestParam(name = "draft", defaultValue = "") String before,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            Words words,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        addForm(model, named, kind, method);
        model.addAttribute("pasted", text);
        MultipartFile upload = file == null || file.isEmpty() ? null : file;
        if (upload == null && text.isBlank() && !before.isEmpty()) {
            Optional<Drafts.Draft> kept = drafts.find(before);
            if (kept.isEmpty()) {
                return again("text", words.say("purge.gone"), model, response);
            }
            if (kept.get().name().equals(words.say("purge.pasted"))) {
                model.addAttribute("pasted", Files.readString(kept.get().file()));
            }
            return shown(named, kind, method, drafts.again(kept.get()), model, words, response);
        }
        if (upload == null && text.isBlank()) {
            return again("text", words.say("purge.nothing"), model, response);
        }
        if (upload != null && !text.isBlank()) {
            return again("text", words.say("purge.both"), model, response);
        }
        if (text.length() > LONGEST_TEXT) {
            return again("text", words.say("purge.too-long", LONGEST_TEXT), model, response);
        }
        Drafts.Draft draft = upload == null
                ? drafts.keep(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), words.say("purge.pasted"))
                : drafts.keep(upload);
        return shown(named, kind, method, draft, model, words, response);
    }

    private String shown(
            String named,
            String kind,
            String method,
            Drafts.Draft draft,
            Model model,
            Words words,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Set<String> sites = named.isEmpty() ? sitesOf(draft) : Set.of(named);
        if (sites.size() != 1) {
            String why = sites.isEmpty()
                    ? words.say("purge.no-site")
                    : words.say("purge.which-site", String.join(words.say("comma"), sites));
            return again("site", why, model, response);
        }
        String site = sites.iterator().next();
        OneOffJob job = job(site, kind, method);
        model.addAttribute("site", site);
        try {
            addPreview(job, draft, model, words);
        } catch (MistakesException e) {
            String why = e.mistakes().stream().map(Mistake::toString).collect(Collectors.joining("\n"));
            model.addAttribute("english", true);
            return again("text", why, model, response);
        }
        return "purge";
    }

    /** Shows the form as it was filled in, with what is wrong beside the field. */
    private static String again(String field, String why, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("wrong", field);
        model.addAttribute("why", why);
        return "purge";
    }

    private void addPreview(OneOffJob job, Drafts.Draft draft, Model model, Words words) throws InterruptedException {
        PurgePreview preview = PurgePreview.of(desk, order(job, draft), words);
        model.addAttribute("draft", draft);
        model.addAttribute(
                "held", hold(job.site()).map(each -> HoldWords.of(each, words)).orElse(""));
        model.addAttribute("preview", preview);
    }

    /**
     * Sends a list of which was shown what becomes of it.
     *
     * @param id      the list's name
     * @param confirm the site's name, where whole hosts are purged
     * @param despitePause whether it is sent even while the site is paused
     */
    @PostMapping("/purge")
    String send(
            @RequestParam(name = "draft") String id,
            @RequestParam(name = "site") String site,
            @RequestParam(name = "kind") String kind,
            @RequestParam(name = "method") String method,
            @RequestParam(name = "confirm", defaultValue = "") String confirm,
            @RequestParam(name = "despitePause", defaultValue = "false") boolean despitePause,
            HttpServletRequest request,
            Model model,
            Words words,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        addForm(model, site, kind, method);
        Optional<Drafts.Draft> kept = drafts.find(id);
        if (kept.isEmpty()) {
            return again("text", words.say("purge.gone"), model, response);
        }
        Drafts.Draft draft = kept.get();
        OneOffJob job = job(site, kind, method);
        boolean isConfirmed = confirm.strip().equals(site);
        if (!isConfirmed && !confirm.isBlank() && job.kind() != Kind.HOST) {
            throw mistake("confirm", "'" + confirm.strip() + "' is not the site's name, " + site + "; leave it out");
        }
        if (job.kind() == Kind.HOST && !isConfirmed) {
            addPreview(job, draft, model, words);
            return again("confirm", words.say("purge.wide", site), model, response);
        }
        Optional<Hold> hold = hold(site);
        if (!despitePause && hold.isPresent()) {
            addPreview(job, draft, model, words);
            return again("despitePause", words.say("purge.held"), model, response);
        }
        return "redirect:/asked/"
                + drafts.sentOnce(draft, () -> {
                    OrderIntake.Order order = new OrderIntake.Order(
                            job.jobName(),
                            Map.of(),
                            List.of(drafts.input(draft)),
                            job.kind() == Kind.HOST,
                            false,
                            despitePause,
                            false,
                            job);
                    return asking.ask(order, AuditedOrders.who(request));
                });
    }

    private Optional<Hold> hold(String site) {
        return Holds.now(desk.settings(), desk.ledger().pauses())
                .over(new Work("", Set.of(site), List.of()), desk.clock().instant());
    }

    /** The site to which most lines belong of the beginning of the list; several where they have as many of them. */
    private Set<String> sitesOf(Drafts.Draft draft) throws IOException {
        SiteRouter router = new SiteRouter(desk.settings().listedSites().stream()
                .map(site -> desk.settings().site(site).site())
                .toList());
        Map<String, Integer> lines = new TreeMap<>();
        try (InputStream in = Files.newInputStream(draft.file())) {
            Matcher host = HOST.matcher(new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
            while (host.find()) {
                router.closest(host.group(1).toLowerCase(Locale.ROOT))
                        .forEach(site -> lines.merge(site.name(), 1, Integer::sum));
            }
        }
        int most = lines.values().stream().max(Integer::compare).orElse(0);
        lines.values().removeIf(number -> number < most);
        return lines.keySet();
    }

    /** As it will be asked for, of the list where it is now. */
    private QueuedOrder order(OneOffJob job, Drafts.Draft draft) {
        return new QueuedOrder(
                draft.id(),
                job.jobName(),
                Map.of(),
                List.of(new QueuedOrder.Input(draft.file().toString(), draft.name(), true)),
                job.kind() == Kind.HOST,
                true,
                false,
                false,
                null,
                null,
                job,
                "",
                desk.clock().instant(),
                null);
    }

    private static OneOffJob job(String site, String kind, String method) {
        Kind wanted = KINDS.stream()
                .filter(each -> each.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> mistake("kind", "'" + kind + "' is not allowed; allowed: url, prefix, host, tag"));
        Method by = Arrays.stream(Method.values())
                .filter(each -> each.word().equals(method))
                .findFirst()
                .orElseThrow(() -> mistake("method", "'" + method + "' is not allowed; allowed: invalidate, delete"));
        return OneOffJob.lookedAt(site, wanted, by);
    }

    private void addForm(Model model, String site, String kind, String method) {
        model.addAttribute("section", "purge");
        model.addAttribute("sites", desk.settings().listedSites());
        model.addAttribute("site", site);
        model.addAttribute("kinds", KINDS.stream().map(Kind::word).toList());
        model.addAttribute("kind", kind);
        model.addAttribute("method", method);
        model.addAttribute("longestText", LONGEST_TEXT);
        model.addAttribute("largest", size(desk.settings().console().largestUpload()));
    }

    /** As people write it in the configuration, where a kB has 1024 bytes. */
    private static String size(long bytes) {
        return bytes < MEGABYTE
                ? HumanFormat.number(bytes / KILOBYTE) + " kB"
                : HumanFormat.number(bytes / MEGABYTE) + " MB";
    }

    private static MistakesException mistake(String key, String words) {
        return new MistakesException(List.of(new Mistake("request", key, words)));
    }
}
