package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.edgesweep.language.Language;
import io.edgesweep.report.write.Nights;
import io.edgesweep.sandbox.edgeone.QuotaProfile;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes pictures of eight kinds of report, each of a real night, once in English, light and wide, once in Chinese, dark and
 * narrow, and finds nothing in them that keeps anybody from reading: {@code ./mvnw -Ppictures test}.
 */
class ReportPictures {

    private static final Instant NIGHT = Instant.parse("2026-11-30T18:00:00Z");
    private static final int TARGETS = 10_000;

    @TempDir
    private static Path folder;

    private static ConsoleBrowser chromium;

    /** How the second night of a job goes, and the exit code of its run. */
    enum Kind {
        PERFECT(0, "all", 30_000, world -> {}),
        NOTHING_TO_DO(0, "changed", 30_000, world -> {}),
        TWO_PER_CENT_FAILED(3, "all", 30_000, world -> world.sandbox
                .faults()
                .tasks(
                        Pattern.compile(".*page-\\d*[05]0[.]html"),
                        TaskOutcome.failed("taskFailed", "the nodes of an area do not answer"))),
        QUOTA_REACHED(4, "all", 8_000, world -> {}),
        STOPPED_BY_LIMIT(2, "all", 30_000, world -> list(world, 2 * TARGETS)),
        UNSETTLED(9, "all", 30_000, world -> world.sandbox
                .faults()
                .tasks(Pattern.compile(".*page-\\d*[05]0[.]html"), TaskOutcome.neverFinal())),
        API_DOWN(8, "all", 30_000, World::close),
        THIRTY_CAUSES(9, "all", 30_000, world -> {});

        private final int exitCode;
        private final String only;
        private final QuotaProfile quota;
        private final Consumer<World> befalls;

        Kind(int exitCode, String only, int daily, Consumer<World> befalls) {
            this.exitCode = exitCode;
            this.only = only;
            this.quota = World.urls(1_000, daily);
            this.befalls = befalls;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static void list(World world, int targets) {
            world.file(
                    "urls.csv",
                    Stream.concat(
                            Stream.of("url,lastmod"),
                            IntStream.range(0, targets).mapToObj(i -> World.url(i) + ",2026-11-01")));
        }

        /** Plays it in the folder. Gives the page of its report. */
        Path page(Path at, Language language) throws IOException {
            if (this == THIRTY_CAUSES) {
                Nights nights = new Nights(at, language);
                nights.perfect(10);
                return nights.thirtyCauses();
            }
            try (World world = new World(at, sandbox -> sandbox.quota(quota))) {
                world.configured("language", language.tag())
                        .configured("reconcile.unsettled", "100ms")
                        .configured("call.backoff", "20ms");
                world.clock.at(NIGHT.minus(Duration.ofDays(1)));
                list(world, TARGETS);
                world.job("nightly", """
                        site: www
                        schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai}
                        sources:
                          - {csv: %s, only: %s}
                        limits: {targets: 15000}
                        """.formatted(at.resolve("urls.csv"), only));
                world.run("run", "nightly");
                world.clock.at(NIGHT);
                befalls.accept(world);
                World.Ending ending = this == UNSETTLED
                        ? world.runAndMeanwhile(40, () -> world.clock.forward(Duration.ofHours(3)), "run", "nightly")
                        : world.run("run", "nightly");
                assertThat(ending.exitCode()).as(ending.out() + ending.err()).isEqualTo(exitCode);
                return world.reports("nightly").get(1).resolve("index.html");
            }
        }
    }

    @BeforeAll
    static void open() {
        chromium = ConsoleBrowser.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void of_a_report(Kind kind) throws IOException {
        Path english = kind.page(folder.resolve(kind.word()), Language.ENGLISH);
        look(english, ColorScheme.LIGHT, 1280, kind.word() + "-en");
        Path chinese = kind.page(folder.resolve(kind.word() + "-zh"), Language.CHINESE);
        look(chinese, ColorScheme.DARK, 390, kind.word() + "-zh");
    }

    /** The picture of the README: {@code docs/report.png} is a copy of it. */
    @Test
    void of_the_report_of_the_sample_job() {
        try (World world = new World(folder.resolve("sample"));
                Page page = chromium.page(ColorScheme.LIGHT, 1100)) {
            assertThat(world.run("run", "jobs/sample.yml").exitCode()).isZero();
            page.navigate(
                    world.reports("sample").get(0).resolve("index.html").toUri().toString());
            ConsoleBrowser.look(page, "report-sample");
        }
    }

    private static void look(Path report, ColorScheme scheme, int width, String name) {
        try (Page page = chromium.page(scheme, width)) {
            page.navigate(report.toUri().toString());
            ConsoleBrowser.look(page, "report-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
        }
    }
}
