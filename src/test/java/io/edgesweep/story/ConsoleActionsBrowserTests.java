package io.edgesweep.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in the console, in a real browser: with the mouse, and by the keyboard alone. */
class ConsoleActionsBrowserTests {

    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(60_000);

    /** Names, jobs, files and units that a Chinese page holds as they are. */
    private static final Set<String> NAMES = Set.of(
            "URL", "CDN", "verify", "example", "com", "UTC", "csv", "json", "md", "run", "targets", "retry", "summary",
            "again", "dry", "long", "lost", "mixed", "www");

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;
    private static ConsoleBrowser chromium;

    @BeforeAll
    static void open() {
        ConsoleBrowser.chromium();
        world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(30)))
                .configured("console.password", Served.PASSWORD)
                .configured("reconcile.unsettled", "100ms")
                .configured("batch.targets", "5")
                .configured("accounts.main.calls-in-flight", "1")
                .configured("sites.www.hosts", "www.example.com,unknown.example.com,stranger.example.com");
        world.jobFor(
                "mixed",
                world.file(
                        "mixed.csv",
                        "url",
                        World.url(1),
                        World.url(2),
                        "https://unknown.example.com/a",
                        "https://unknown.example.com/b",
                        "https://stranger.example.com/c",
                        "nonsense"));
        world.jobFor("again", world.urlFile("again.csv", 9));
        world.jobFor("lost", world.urlFile("lost.csv", 5));
        world.jobFor("long", world.urlFile("long.csv", 2_000));
        world.jobFor("dry", world.urlFile("dry.csv", 3));
        world.run("run", "mixed");
        world.sandbox.faults().next(World.CREATE, 3, Fault.closeBeforeBooking());
        world.run("run", "lost");
        world.sandbox.faults().clear();
        world.sandbox.faults().tasks(Pattern.compile(".*page-7.*"), TaskOutcome.failed("taskFailed", "node down"));
        world.run("run", "again");
        world.sandbox.faults().clear();
        served = Served.in(world);
        chromium = ConsoleBrowser.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (served != null) {
            served.close();
        }
    }

    private static Page loggedIn() {
        Page page = chromium.page(ColorScheme.LIGHT, 1280);
        ConsoleBrowser.login(page, served);
        return page;
    }

    private static void go(Page page, String path) {
        page.navigate(served.uri(path).toString());
    }

    private static String run(String job) {
        return "/runs/" + world.reports(job).get(0).getFileName();
    }

    @Test
    void every_new_page_can_be_used_by_everybody_in_both_languages_and_themes_wide_and_narrow() {
        Map<String, String> pages = Map.ofEntries(
                Map.entry("today", "/"),
                Map.entry("jobs", "/jobs"),
                Map.entry("queue", "/queue"),
                Map.entry("purge", "/purge"),
                Map.entry("find", "/find"),
                Map.entry("find-part", "/find?part=true&text=example.com"),
                Map.entry("target", "/target?value=" + World.url(1)),
                Map.entry("target-never", "/target?value=https://www.example.com/never"),
                Map.entry("explain", "/explain?read=true&job=mixed&url=" + World.url(2)),
                Map.entry("run-mixed", run("mixed")),
                Map.entry("run-lost", run("lost")));
        // Each page once in one of them, and each language, theme and width of some page.
        Set<String> first =
                pages.keySet().stream().sorted().limit(pages.size() / 2).collect(Collectors.toSet());
        for (boolean english : List.of(true, false)) {
            try (Page page =
                    english ? chromium.page(ColorScheme.LIGHT, 1280) : chromium.chinesePage(ColorScheme.DARK, 390)) {
                ConsoleBrowser.login(page, served);
                pages.forEach((name, path) -> {
                    go(page, path);
                    if (first.contains(name) == english) {
                        ConsoleBrowser.look(page, name + (english ? "-light-1280" : "-dark-390"));
                    }
                    if (!english) {
                        assertThat(englishWords(page)).as(name).isSubsetOf(NAMES);
                    }
                });
            }
        }
    }

    /** What a page in Chinese says in Latin letters, apart from what others wrote, URLs and paths. */
    private static Set<String> englishWords(Page page) {
        page.evaluate(
                "document.querySelectorAll('[translate=no], .brand, [lang=en], option').forEach(each => each.remove())");
        return Pattern.compile("[A-Za-z]{2,}")
                .matcher(page.locator("body").innerText().replaceAll("\\S*/\\S*", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void a_person_finds_a_url_and_its_history() {
        try (Page page = loggedIn()) {
            page.click("nav >> text=Find");
            page.fill("#find-text", World.url(2));
            page.click("main >> button:text-is('Find')");
            assertThat(page.locator("h1")).hasText(World.url(2));
            assertThat(page.locator("tbody tr").first()).containsText("confirmed");

            page.fill("#find-text", "PAGE-2");
            page.click("text=Find as a part");
            assertThat(page.locator("#find-state")).hasText(Pattern.compile("All runs.*|"));
            assertThat(page.locator("#found")).containsText(World.url(2));
        }
    }

    @Test
    void a_person_retries_a_filtered_choice() {
        try (Page page = loggedIn()) {
            go(page, run("mixed"));
            page.selectOption("#host", "unknown.example.com");
            page.click("text=Show");
            page.click("text=Retry these 2");
            page.waitForURL(Pattern.compile(".*/runs/.*"));
            assertThat(page.locator("h1")).containsText("0 of 2 confirmed; 2 failed", PATIENT);
        }
    }

    @Test
    void a_person_settles_a_batch_with_a_reason_by_keyboard_alone() {
        try (Page page = loggedIn()) {
            go(page, run("lost"));
            Locator reason = page.locator("input[name=reason]").first();
            tabTo(page, "input[name=reason]");
            page.keyboard().press("Enter");
            assertThat((boolean) reason.evaluate("input => input.matches(':invalid')"))
                    .isTrue();
            page.keyboard().type("no task of that time in the console");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("input[name=reason]")).hasCount(0);
            assertThat(page.locator("h1")).containsText("wait");
        }
    }

    /** Goes on with the tabulator until the element has the focus. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 40 && page.locator(selector + ":focus").count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(selector + ":focus").count()).as(selector).isEqualTo(1);
    }

    @Test
    void a_person_watches_a_run_and_stops_it() {
        try (Page page = loggedIn()) {
            go(page, "/jobs/long");
            page.click("text=Run now");
            page.waitForSelector("#now progress");
            ConsoleBrowser.look(page, "run-live");
            String before = page.locator("#now").innerText();
            assertThat(page.locator("#now")).not().hasText(before);
            page.click("text=Stop this run");
            assertThat(page.locator("h1")).containsText("Stopped by a person", PATIENT);
        }
    }

    @Test
    void a_person_runs_what_was_dry() {
        try (Page page = loggedIn()) {
            go(page, "/jobs/dry");
            page.click("button:text-is('Dry run')");
            page.click("text=Run this");
            assertThat(page.locator("h1")).containsText("3 of 3 confirmed", PATIENT);
        }
    }

    @Test
    void a_person_pastes_twenty_urls_of_which_three_are_bad_by_keyboard_alone() {
        String lines = IntStream.range(300, 317).mapToObj(World::url).collect(Collectors.joining("\n"))
                + "\nnonsense\nhttps://elsewhere.example/\n" + World.url(300);
        try (Page page = loggedIn()) {
            go(page, "/purge");
            tabTo(page, "#purge-text");
            page.keyboard().insertText(lines);
            tabTo(page, "button.look");
            page.keyboard().press("Enter");
            assertThat(page.locator("#fate-words")).containsText("17 targets would be sent, 3 lines would not.");
            ConsoleBrowser.look(page, "purge-preview");
            tabTo(page, "#send");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("17 of 19 confirmed", PATIENT);
        }
    }

    @Test
    void a_person_switches_the_language() {
        try (Page page = loggedIn()) {
            go(page, run("mixed") + "?host=unknown.example.com");
            page.click("text=中文");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(page.locator("#host")).hasValue("unknown.example.com");
            page.click("button:text-is('English')");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }
    }
}
