package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser. */
class ConsoleBrowserTests {

    /** The widths at which pages are looked at, by the colours. */
    private static final Map<ColorScheme, Integer> WINDOWS = Map.of(ColorScheme.LIGHT, 1280, ColorScheme.DARK, 390);

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;
    private static ConsoleBrowser chromium;

    @BeforeAll
    static void open() {
        ConsoleBrowser.chromium();
        world = new World(
                        folder, sandbox -> sandbox.quota(World.urls(100, 1000)).latency(Duration.ofMillis(40)))
                .configured("console.password", Served.PASSWORD)
                .configured("batch.targets", "2")
                .configured("accounts.main.calls-in-flight", "1");
        world.urlFile("urls.csv", 10);
        world.file("nonsense.csv", "url", "nonsense", "https://elsewhere.example/");
        world.job("nightly", """
                site: www
                schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai}
                sources:
                  - csv: %s
                """.formatted(folder.resolve("urls.csv")));
        world.jobFor("images", folder.resolve("urls.csv"), folder.resolve("nonsense.csv"));
        world.file("jobs/wrong.yml", "site: nowhere");
        world.run("run", "nightly");
        world.sandbox.faults().tasks(Pattern.compile(".*page-9.*"), TaskOutcome.failed("taskFailed", "node down"));
        world.run("run", "images");
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

    @Test
    void a_person_dry_runs_uploads_watches_and_reads_the_report() {
        try (Page page = page(ColorScheme.LIGHT, 1280)) {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            login(page);
            page.click("text=Jobs");
            page.click("text=nightly");
            page.click("button:text-is('Dry run')");
            page.waitForSelector("text=Nothing was sent");
            look(page, "dry-run");
            page.click("nav >> text=Jobs");
            page.click("text=nightly");
            page.setInputFiles("#file", world.urlFile("upload.csv", 400));
            page.click("text=Upload and run");
            page.waitForSelector("main[data-poll=page] progress");
            look(page, "run-live");
            page.waitForSelector("text=All confirmed purged", new Page.WaitForSelectorOptions().setTimeout(120_000));
            look(page, "run");
            page.click("text=The report");
            page.waitForSelector("text=criteria met");
            assertThat(page.title()).contains("nightly: All confirmed purged");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void a_person_pauses_a_job_and_resumes_it() {
        try (Page page = page(ColorScheme.LIGHT, 1280)) {
            login(page);
            page.click("summary[aria-label='Pause images']");
            page.fill("#reason-images", "the sale");
            page.fill("#until-images", "2099-12-01T06:00");
            look(page, "today-pausing");
            page.click("button[aria-label='Pause images now']");
            page.waitForSelector("text=paused until 2099-12-01 06:00:00 UTC, by admin: the sale");
            look(page, "today-paused");
            assertThat(page.locator("button[aria-label='Run images']").count()).isZero();
            page.click("button[aria-label='Resume images']");
            page.waitForSelector("button[aria-label='Run images']");
            assertThat(page.locator("text=the sale").count()).isZero();
        }
    }

    @Test
    void every_page_can_be_used_by_everybody_light_and_dark_wide_and_narrow() {
        for (Map.Entry<ColorScheme, Integer> window : WINDOWS.entrySet()) {
            try (Page page = page(window.getKey(), window.getValue())) {
                String suffix = "-" + window.getKey().name().toLowerCase(Locale.ROOT);
                page.navigate(served.uri("/").toString());
                look(page, "login" + suffix);
                login(page);
                for (Map.Entry<String, String> each : pages().entrySet()) {
                    page.navigate(served.uri(each.getValue()).toString());
                    look(page, each.getKey() + suffix);
                }
            }
        }
    }

    private static Map<String, String> pages() {
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
    private static String imagesRun() {
        return world.reports("images").get(0).getFileName().toString();
    }

    @Test
    void a_report_can_be_used_by_everybody_from_the_disk_too() {
        for (Map.Entry<ColorScheme, Integer> window : WINDOWS.entrySet()) {
            try (Page page = page(window.getKey(), window.getValue())) {
                String suffix = "-" + window.getKey().name().toLowerCase(Locale.ROOT);
                page.navigate(onDisk("images/" + imagesRun() + "/index.html"));
                look(page, "report-on-disk" + suffix);
                openAll(page);
                look(page, "report-on-disk-opened" + suffix);
                page.navigate(onDisk("index.html"));
                look(page, "report-list-on-disk" + suffix);
            }
        }
    }

    @Test
    void a_report_is_complete_without_javascript() {
        try (BrowserContext without =
                        chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = without.newPage();
                Page withScripts = page(ColorScheme.LIGHT, 1280)) {
            login(page);
            page.navigate(served.uri("/reports/images/" + imagesRun() + "/").toString());
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

    private static String onDisk(String report) {
        return folder.resolve("reports").resolve(report).toUri().toString();
    }

    /** Opens whatever is folded, as a person would. */
    private static void openAll(Page page) {
        for (Locator closed = page.locator("details:not([open]) > summary"); closed.count() > 0; ) {
            closed.first().click();
        }
    }

    @Test
    void a_person_goes_through_it_by_keyboard_alone() {
        try (Page page = page(ColorScheme.LIGHT, 1280)) {
            page.navigate(served.uri("/").toString());
            page.waitForSelector("#username:focus");
            page.keyboard().type("admin");
            page.keyboard().press("Tab");
            page.keyboard().type(Served.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForSelector("text=Quota today");
            for (int i = 0; i < 4; i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/jobs"));
        }
    }

    private static Page page(ColorScheme scheme, int width) {
        return chromium.page(scheme, width);
    }

    private static void login(Page page) {
        ConsoleBrowser.login(page, served);
    }

    private static void look(Page page, String name) {
        ConsoleBrowser.look(page, name);
    }
}
