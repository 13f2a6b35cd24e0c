package io.edgesweep.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person does in the console, in a real browser, and by the keyboard alone. */
abstract class ConsoleActs {

    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(60_000);

    /** More than on any page: a target that is not reached is none. */
    private static final int STOPS = 200;

    private final ConsoleStage stage;

    ConsoleActs(ConsoleStage stage) {
        this.stage = stage;
    }

    /** Goes on with the tabulator until the element has the focus. */
    private static void tabTo(Page page, String selector) {
        Locator wanted = page.locator(selector).first();
        for (int i = 0; i < STOPS && !hasFocus(wanted); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(hasFocus(wanted)).as(selector).isTrue();
    }

    private static boolean hasFocus(Locator element) {
        return (boolean) element.evaluate("element => element === document.activeElement");
    }

    /** Goes there, and presses it. */
    private static void press(Page page, String selector) {
        tabTo(page, selector);
        page.keyboard().press("Enter");
    }

    private static void type(Page page, String selector, String text) {
        tabTo(page, selector);
        page.keyboard().insertText(text);
    }

    @Test
    void a_person_logs_in_and_goes_to_another_page() {
        try (Page page = stage.page(ColorScheme.LIGHT, 1280)) {
            stage.go(page, "/");
            page.waitForSelector("#username:focus");
            page.keyboard().type("admin");
            page.keyboard().press("Tab");
            page.keyboard().type(Served.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForSelector("text=Quota today");
            press(page, "nav >> text=Jobs");
            page.waitForURL(Pattern.compile(".*/jobs"));
        }
    }

    @Test
    void a_person_finds_a_row_that_was_rejected_by_one_click() {
        try (Page page = stage.loggedIn()) {
            stage.go(page, "/target?value=https://elsewhere.example/");
            press(page, "text=Search the rows that were left out");
            assertThat(page.locator("#found")).containsText("invalid", PATIENT);
            assertThat(page.locator("#find-state")).containsText("All runs that are kept were looked through", PATIENT);
        }
    }

    @Test
    void a_person_finds_a_url_and_its_history() {
        try (Page page = stage.loggedIn()) {
            press(page, "nav >> text=Find");
            page.waitForURL(Pattern.compile(".*/find"));
            type(page, "#find-text", World.url(2));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText(World.url(2));
            assertThat(page.locator("tbody tr").first()).containsText("confirmed");

            tabTo(page, "#find-text");
            page.keyboard().press("Control+A");
            page.keyboard().insertText("PAGE-2");
            press(page, "text=Find as a part");
            assertThat(page.locator("#find-state")).hasText(Pattern.compile("All runs.*|"));
            assertThat(page.locator("#found")).containsText(World.url(2));
        }
    }

    @Test
    void a_person_retries_a_filtered_choice() {
        try (Page page = stage.loggedIn()) {
            stage.go(page, stage.run("mixed"));
            tabTo(page, "#host");
            page.keyboard().type("unknown");
            assertThat(page.locator("#host")).hasValue("unknown.example.com");
            press(page, "text=Show");
            press(page, "text=Retry these 2");
            page.waitForURL(Pattern.compile(".*/runs/.*"));
            assertThat(page.locator("h1")).containsText("0 of 2 confirmed; 2 failed", PATIENT);
        }
    }

    @Test
    void a_person_settles_a_batch_with_a_reason() {
        try (Page page = stage.loggedIn()) {
            stage.go(page, stage.run("lost"));
            Locator reason = page.locator("input[name=reason]").first();
            press(page, "input[name=reason]");
            assertThat((boolean) reason.evaluate("input => input.matches(':invalid')"))
                    .isTrue();
            page.keyboard().type("控制台中没有该时段的任务");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("input[name=reason]")).hasCount(0);
            assertThat(page.locator("h1")).containsText("wait");
        }
    }

    @Test
    void a_person_watches_a_run_and_stops_it() {
        try (Page page = stage.loggedIn()) {
            stage.go(page, "/jobs/long");
            press(page, "text=Run now");
            page.waitForSelector("#now progress");
            ConsoleBrowser.look(page, "run-live");
            String before = page.locator("#now").innerText();
            assertThat(page.locator("#now")).not().hasText(before);
            press(page, "text=Stop this run");
            assertThat(page.locator("h1")).containsText("Stopped by a person", PATIENT);
            stage.go(page, "/");
            assertThat(page.locator("main")).not().containsText(Pattern.compile("next run of job long +[A-Z]"));
        }
    }

    @Test
    void a_person_pauses_a_job_and_resumes_it() {
        try (Page page = stage.loggedIn()) {
            press(page, "summary[aria-label='Pause images']");
            type(page, "#reason-images", "the sale");
            tabTo(page, "#until-images");
            page.keyboard().type("12012099");
            page.keyboard().press("Tab");
            page.keyboard().type("0600AM");
            ConsoleBrowser.look(page, "today-pausing");
            press(page, "button[aria-label='Pause images now']");
            page.waitForSelector("text=paused until 2099-12-01 06:00:00 UTC, by admin: the sale");
            ConsoleBrowser.look(page, "today-paused");
            assertThat(page.locator("button[aria-label='Run images']")).hasCount(0);
            press(page, "button[aria-label='Resume images']");
            page.waitForSelector("button[aria-label='Run images']");
            assertThat(page.locator("text=the sale")).hasCount(0);
        }
    }

    @Test
    void a_person_runs_what_was_dry() {
        try (Page page = stage.loggedIn()) {
            stage.go(page, "/jobs/dry");
            press(page, "button:text-is('Dry run')");
            press(page, "text=Run this");
            assertThat(page.locator("h1")).containsText("3 of 3 confirmed", PATIENT);
        }
    }

    @Test
    void a_person_pastes_twenty_urls_of_which_three_are_bad() {
        String lines = IntStream.range(300, 317).mapToObj(World::url).collect(Collectors.joining("\n"))
                + "\nnonsense\nhttps://elsewhere.example/\n" + World.url(300);
        try (Page page = stage.loggedIn()) {
            stage.go(page, "/purge");
            type(page, "#purge-text", lines);
            press(page, "button.look");
            assertThat(page.locator("#fate-words")).containsText("17 targets would be sent, 3 lines would not.");
            ConsoleBrowser.look(page, "purge-preview");
            press(page, "#send");
            assertThat(page.locator("h1")).containsText("17 of 19 confirmed", PATIENT);
        }
    }

    @Test
    void a_person_switches_the_language() {
        try (Page page = stage.loggedIn()) {
            stage.go(page, stage.run("mixed") + "?host=unknown.example.com");
            press(page, "text=中文");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(page.locator("#host")).hasValue("unknown.example.com");
            press(page, "button:text-is('English')");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }
    }
}
