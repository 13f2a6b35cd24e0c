package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.edgesweep.language.Language;
import io.edgesweep.report.write.Nights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of a screen the reports of a perfect night and of a very bad one take, in a real browser that runs no script. */
class ReportScreensTests {

    private static final int SCREEN = 800;
    private static final int PHONE = 844;

    @TempDir
    private static Path folder;

    private static Path perfect;
    private static Path bad;
    private static ConsoleBrowser chromium;

    @BeforeAll
    static void write() throws IOException {
        ConsoleBrowser.chromium();
        Nights nights = new Nights(folder, Language.ENGLISH);
        perfect = nights.perfect(10);
        bad = nights.thirtyCauses();
        chromium = ConsoleBrowser.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_perfect_night_is_one_screen_and_two_of_a_phone() {
        assertThat(height(perfect, 1280, SCREEN)).isLessThanOrEqualTo(SCREEN);
        assertThat(height(perfect, 390, PHONE)).isLessThanOrEqualTo(2 * PHONE);
    }

    @Test
    void a_night_of_100000_targets_with_30_causes_is_four_screens() throws IOException {
        assertThat(height(bad, 1280, SCREEN)).isLessThanOrEqualTo(4 * SCREEN);
        assertThat(Files.size(bad)).isLessThan(300_000);
    }

    @Test
    void both_can_be_read_by_everybody() {
        look(perfect, ColorScheme.DARK, 390, "night-perfect");
        look(bad, ColorScheme.LIGHT, 1280, "night-bad");
    }

    private static void look(Path report, ColorScheme scheme, int width, String name) {
        try (Page page = chromium.page(scheme, width)) {
            page.navigate(report.toUri().toString());
            ConsoleBrowser.look(page, name);
        }
    }

    private static int height(Path report, int width, int height) {
        try (Page page = chromium.browser()
                .newPage(new NewPageOptions().setJavaScriptEnabled(false).setViewportSize(width, height))) {
            page.navigate(report.toUri().toString());
            return (int) Math.ceil(page.locator("body").boundingBox().height);
        }
    }
}
