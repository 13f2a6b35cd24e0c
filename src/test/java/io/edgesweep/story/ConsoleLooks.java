package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.targets.Method;
import io.edgesweep.task.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the console's pages and reports look, in a real browser. */
abstract class ConsoleLooks {

    /** The widths at which pages are looked at, by the colours. */
    private static final Map<ColorScheme, Integer> WINDOWS = Map.of(ColorScheme.LIGHT, 1280, ColorScheme.DARK, 390);

    /** Names, jobs, files and units that a Chinese page holds as they are. */
    private static final Set<String> NAMES = Set.of(
            "URL",
            "CDN",
            "verify",
            "www",
            "http",
            "https",
            "stranger",
            "example",
            "com",
            "UTC",
            "csv",
            "json",
            "md",
            "run",
            "targets",
            "retry",
            "summary",
            "dry",
            "long",
            "lost",
            "mixed",
            "nightly",
            "images",
            "wrong",
            "looked",
            "unreached",
            "waits",
            "shop",
            "img",
            "edgesweep",
            "purge",
            "reconcile",
            "fresh",
            "admin",
            "MB",
            "Asia",
            "Shanghai");

    /** What no others write: it is ours, whatever a page says of its translation. */
    private static final Set<String> OUR_WORDS = Stream.of(
                    Arrays.stream(BatchState.values()).map(BatchState::name),
                    Arrays.stream(Outcome.values()).map(Outcome::word),
                    Arrays.stream(Freshness.values()).map(Freshness::word),
                    Arrays.stream(Method.values()).map(Method::word),
                    Stream.of("prefix", "prefetch", "priority"))
            .flatMap(each -> each)
            .map(each -> each.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private final ConsoleStage stage;

    ConsoleLooks(ConsoleStage stage) {
        this.stage = stage;
    }

    @Test
    void a_person_dry_runs_uploads_watches_and_reads_the_report() {
        try (Page page = stage.page(ColorScheme.LIGHT, 1280)) {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            stage.login(page);
            page.click("text=Jobs");
            page.click("text=nightly");
            page.click("button:text-is('Dry run')");
            page.waitForSelector("text=Nothing was sent");
            ConsoleBrowser.look(page, "dry-run");
            page.click("nav >> text=Jobs");
            page.click("text=nightly");
            page.setInputFiles("#file", stage.world().urlFile("upload.csv", 400));
            page.click("text=Upload and run");
            page.waitForSelector("main[data-poll=page] progress");
            ConsoleBrowser.look(page, "run-live");
            page.waitForSelector("text=All confirmed purged", new Page.WaitForSelectorOptions().setTimeout(120_000));
            ConsoleBrowser.look(page, "run");
            page.click("text=The report");
            page.waitForSelector("text=criteria met");
            assertThat(page.title()).contains("nightly: All confirmed purged");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void every_page_can_be_used_by_everybody_light_and_dark_wide_and_narrow() {
        for (Map.Entry<ColorScheme, Integer> window : WINDOWS.entrySet()) {
            try (Page page = stage.page(window.getKey(), window.getValue())) {
                String suffix = "-" + window.getKey().name().toLowerCase(Locale.ROOT);
                page.navigate(stage.served().uri("/").toString());
                ConsoleBrowser.look(page, "login" + suffix);
                stage.login(page);
                for (Map.Entry<String, String> each : pages().entrySet()) {
                    page.navigate(stage.served().uri(each.getValue()).toString());
                    ConsoleBrowser.look(page, each.getKey() + suffix);
                }
            }
        }
    }

    @Test
    void a_phone_shows_each_run_of_a_list_whole_and_its_verdict_first() {
        try (Page page = stage.page(ColorScheme.DARK, 390)) {
            stage.login(page);
            for (String list : List.of("/runs", "/jobs/nightly", "/reports/index.html")) {
                stage.go(page, list);
                assertThat(page.evaluate("[...document.querySelectorAll('.runs tbody tr')].every(row => "
                                + "[...row.cells].every(cell => cell.getBoundingClientRect().right <= innerWidth "
                                + "&& row.querySelector('.outcome').getBoundingClientRect().top"
                                + " <= cell.getBoundingClientRect().top || !cell.offsetWidth))"))
                        .as(list)
                        .isEqualTo(true);
                assertThat(page.locator(".runs tbody tr").count()).as(list).isPositive();
            }
        }
    }

    @Test
    void a_phone_names_the_marks_it_shows_and_speaks_of_none_that_it_hides() {
        try (Page page = stage.page(ColorScheme.DARK, 390)) {
            stage.login(page);
            assertThat(page.evaluate(
                            "getComputedStyle(document.querySelector('.strip').parentElement, '::before').content"))
                    .isEqualTo("\"Latest runs \"");
            assertThat(page.locator("main").innerText()).contains("Times in").doesNotContain("dashed line");
            stage.go(page, "/explain?job=nightly&url=" + World.url(1));
            page.locator("details summary").first().click();
            assertThat((boolean) page.evaluate("[...document.querySelectorAll('.rules li')].every(rule => "
                            + "rule.querySelector('b').offsetLeft > rule.querySelector('.mark').offsetLeft + 15 && "
                            + "parseFloat(getComputedStyle(rule).paddingLeft) > 15)"))
                    .isTrue();
        }
    }

    private Map<String, String> pages() {
        return Map.ofEntries(
                Map.entry("today", "/"),
                Map.entry("jobs", "/jobs"),
                Map.entry("job", "/jobs/nightly"),
                Map.entry("job-with-mistakes", "/jobs/wrong"),
                Map.entry("runs", "/runs"),
                Map.entry("run", "/runs/" + imagesRun()),
                Map.entry("report-served", "/reports/images/" + imagesRun() + "/"),
                Map.entry("report-list-served", "/reports/index.html"),
                Map.entry("explain", "/explain?read=true&url=" + World.url(9)),
                Map.entry("not-there", "/nothing"));
    }

    /** A run with rows that are invalid, targets that failed and others that are confirmed. */
    private String imagesRun() {
        return stage.world().reports("images").get(0).getFileName().toString();
    }

    @Test
    void a_report_can_be_used_by_everybody_from_the_disk_too() {
        for (Map.Entry<ColorScheme, Integer> window : WINDOWS.entrySet()) {
            try (Page page = stage.page(window.getKey(), window.getValue())) {
                String suffix = "-" + window.getKey().name().toLowerCase(Locale.ROOT);
                page.navigate(onDisk("images/" + imagesRun() + "/index.html"));
                ConsoleBrowser.look(page, "report-on-disk" + suffix);
                openAll(page);
                ConsoleBrowser.look(page, "report-on-disk-opened" + suffix);
                page.navigate(onDisk("index.html"));
                ConsoleBrowser.look(page, "report-list-on-disk" + suffix);
            }
        }
    }

    @Test
    void a_report_is_complete_without_javascript() {
        try (BrowserContext without = stage.chromium()
                        .browser()
                        .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = without.newPage();
                Page withScripts = stage.page(ColorScheme.LIGHT, 1280)) {
            stage.login(page);
            page.navigate(
                    stage.served().uri("/reports/images/" + imagesRun() + "/").toString());
            openAll(page);
            withScripts.navigate(onDisk("images/" + imagesRun() + "/index.html"));
            openAll(withScripts);

            assertThat(page.locator("script").count()).isZero();
            assertThat(page.locator("body").innerText())
                    .isEqualTo(withScripts.locator("body").innerText())
                    .contains("Partly failed")
                    .contains("criteria failed")
                    .contains("node down")
                    .contains(World.url(9))
                    .contains("nonsense.csv")
                    .contains("Quota")
                    .contains("Sites and hosts")
                    .contains("zone-2example0001");
            assertThat(page.locator("svg rect").count()).isPositive();
        }
    }

    private String onDisk(String report) {
        return stage.world().folder().resolve("reports").resolve(report).toUri().toString();
    }

    /** Opens whatever is folded, as a person would. */
    private static void openAll(Page page) {
        for (Locator closed = page.locator("details:not([open]) > summary"); closed.count() > 0; ) {
            closed.first().click();
        }
    }

    @Test
    void every_new_page_can_be_used_by_everybody_in_both_languages_and_themes_wide_and_narrow() {
        Map<String, String> pages = Map.ofEntries(
                Map.entry("today", "/"),
                Map.entry("jobs", "/jobs"),
                Map.entry("queue", "/queue"),
                Map.entry(
                        "queue-targets",
                        "/queue/targets?site=img&kind=url&priority=5&job=waits&run=" + stage.latest("waits")),
                Map.entry("purge", "/purge"),
                Map.entry("find", "/find"),
                Map.entry("find-part", "/find?part=true&text=stranger.example.com"),
                Map.entry("target", "/target?value=" + World.url(1)),
                Map.entry("target-never", "/target?value=https://www.example.com/never"),
                Map.entry("target-left-out", "/target?left-out=true&value=nonsense"),
                Map.entry("explain", "/explain?read=true&job=mixed&url=" + World.url(902)),
                Map.entry("target-stale", "/target?value=" + World.url(3)),
                Map.entry("runs-all", "/runs"),
                Map.entry("job-nightly", "/jobs/nightly"),
                Map.entry("explain-stale", "/explain?job=looked&url=" + World.url(3)),
                Map.entry("run-mixed", stage.run("mixed")),
                Map.entry("run-lost", stage.run("lost")),
                Map.entry("run-looked", "/runs/" + stage.latest("looked")),
                Map.entry("run-unreached", "/runs/" + stage.latest("unreached")),
                Map.entry("report-looked", "/reports/looked/" + stage.latest("looked") + "/"));
        // Each page once in one of them, and each language, theme and width of some page.
        Set<String> first =
                pages.keySet().stream().sorted().limit(pages.size() / 2).collect(Collectors.toSet());
        Map<String, Set<String>> inEnglish = new TreeMap<>();
        for (boolean english : List.of(true, false)) {
            try (Page page = english
                    ? stage.page(ColorScheme.LIGHT, 1280)
                    : stage.chromium().chinesePage(ColorScheme.DARK, 390)) {
                stage.login(page);
                pages.forEach((name, path) -> {
                    stage.go(page, path);
                    // A search goes on by itself.
                    page.waitForFunction("!document.querySelector('#found')?.dataset.next");
                    if (first.contains(name) == english) {
                        ConsoleBrowser.look(page, name + (english ? "-light-1280" : "-dark-390"));
                    }
                    if (!english) {
                        inEnglish.put(name, englishWords(page));
                    }
                });
                stage.go(page, "/jobs/dry");
                page.click("form:not([enctype]) button[name=dry][value=true]");
                page.waitForSelector("form[action$='/run']");
                if (!english) {
                    ConsoleBrowser.look(page, "dry-run-dark-390");
                    inEnglish.put("dry-run", englishWords(page));
                }
            }
        }
        inEnglish.values().forEach(words -> words.removeAll(NAMES));
        inEnglish.values().removeIf(Set::isEmpty);
        assertThat(inEnglish).isEmpty();
    }

    /** What a page in Chinese says in Latin letters, apart from what others wrote, URLs and paths. */
    private static Set<String> englishWords(Page page) {
        openAll(page);
        Set<String> words = words(String.join(
                "\n",
                page.locator("[translate=no]:not(code):not(tbody):not(option)").allTextContents()));
        words.retainAll(OUR_WORDS);
        page.evaluate(
                "document.querySelectorAll('[translate=no], .brand, body [lang=en]').forEach(each => each.remove())");
        words.addAll(words(page.locator("body").innerText()));
        return words;
    }

    private static Set<String> words(String text) {
        return Pattern.compile("[A-Za-z]{2,}")
                .matcher(text.replaceAll("\\S*/\\S*", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
