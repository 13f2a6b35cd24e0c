package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of the machine, in front of a console. Leaves its pictures in {@code target/pictures}. */
final class ConsoleBrowser implements AutoCloseable {

    private static final List<Path> CHROMIUMS = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .toList();

    private static final Path PICTURES = Path.of("target", "pictures");

    private final Playwright playwright;
    private final Browser browser;

    private ConsoleBrowser(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setEnv(withPinnedFonts())
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Pictures and heights do not hang on which of the machine's fonts comes first. */
    private static Map<String, String> withPinnedFonts() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put(
                "FONTCONFIG_FILE",
                Path.of("src", "test", "resources", "fonts.conf")
                        .toAbsolutePath()
                        .toString());
        return variables;
    }

    /** Opens it; where the machine has none, the test is skipped. */
    static ConsoleBrowser open() {
        return new ConsoleBrowser(chromium());
    }

    /** Skips the test where the machine has none. */
    static Path chromium() {
        Optional<Path> chromium = CHROMIUMS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(
                chromium.isPresent(),
                "SKIPPED: the console is not tried in a browser, for there is none of " + CHROMIUMS);
        return chromium.orElseThrow();
    }

    Browser browser() {
        return browser;
    }

    Page page(ColorScheme scheme, int width) {
        return browser.newPage(
                new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, 800));
    }

    /** A page of a browser that wishes for Chinese. */
    Page chinesePage(ColorScheme scheme, int width) {
        return browser.newPage(new Browser.NewPageOptions()
                .setColorScheme(scheme)
                .setLocale("zh-CN")
                .setViewportSize(width, 800));
    }

    static void login(Page page, Served served) {
        page.navigate(served.uri("/login").toString());
        page.fill("#username", "admin");
        page.fill("#password", Served.PASSWORD);
        page.click("button");
        page.waitForSelector("nav a[aria-current=page]");
    }

    /**
     * Finds nothing that keeps anybody from using the page, and no page that is wider than its window. Takes a picture if that is wanted
     * ({@code -Dpictures=true}).
     */
    static void look(Page page, String name) {
        if (Boolean.getBoolean("pictures")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(true));
        }
        // Whoever asks for what is well, too, waits longest for that; and without frames, one pass sees all.
        AxeRunOptions violationsAlone = new AxeRunOptions();
        violationsAlone.setResultTypes(List.of("violations"));
        assertThat(new AxeBuilder(page)
                        .options(violationsAlone).setLegacyMode(true).analyze().getViolations().stream()
                                .map(violation -> violation.getId() + ": " + violation.getNodes())
                                .toList())
                .as(name)
                .isEmpty();
        assertThat(page.evaluate("[...document.querySelectorAll('td')].filter(cell => "
                        + "cell.getBoundingClientRect().right > innerWidth).map(cell => cell.innerText)"))
                .as("cells of %s that are cut", name)
                .isEqualTo(List.of());
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name + " is wider than its window")
                .isLessThanOrEqualTo(0);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
