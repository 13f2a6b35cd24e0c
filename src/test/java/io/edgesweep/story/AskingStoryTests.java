package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of many small batches is asked for by the seconds in which they were taken, not one by one. */
class AskingStoryTests {

    private static final int CALLS = 40;
    private static final int TARGETS = 50;

    @TempDir
    private Path folder;

    private World world(UnaryOperator<SandboxSettings.Builder> sandbox) {
        return new World(folder, settings -> sandbox.apply(settings.latency(Duration.ofMillis(50))))
                .configured("batch.targets", Integer.toString(TARGETS))
                .configured("reconcile.first-look", "2s")
                .configured("reconcile.every", "2s");
    }

    private void confirmsAll(World world, String site, String host, String create) {
        Path urls = world.file(
                "urls.csv",
                Stream.concat(
                        Stream.of("url"),
                        IntStream.range(0, CALLS * TARGETS).mapToObj(i -> "https://" + host + "/" + i + ".html")));
        world.jobForSite(site, "nightly", urls);

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).as(ending.err()).isZero();
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(CALLS * TARGETS);
        assertThat(world.sandbox.journal().calls(create)).hasSizeGreaterThanOrEqualTo(CALLS);
    }

    @ParameterizedTest
    @CsvSource({"www, www.example.com, CreatePurgeTask", "img, img.example.com, PurgeUrlsCache"})
    void asks_at_most_once_for_two_calls_even_in_a_short_night(String site, String host, String create) {
        try (World world = world(settings -> settings)) {
            confirmsAll(world, site, host, create);

            assertThat(world.sandbox.journal().calls(World.ASK)).hasSizeLessThanOrEqualTo(CALLS / 2);
        }
    }

    @Test
    void learns_how_many_rows_a_page_of_the_cdn_holds() {
        try (World world = world(
                settings -> settings.pageRows(200).dialect(ApiBehaviour.likely().clampingPageSize()))) {
            confirmsAll(world, "img", "img.example.com", "PurgeUrlsCache");

            assertThat(world.sandbox.journal().calls(World.ASK)).hasSizeLessThanOrEqualTo(CALLS);
        }
    }

    @Test
    void finds_the_seconds_of_a_provider_whose_clock_is_four_minutes_ahead() {
        try (World world = world(settings -> settings)) {
            world.sandbox.faults().advanceClock(Duration.ofMinutes(4));
            confirmsAll(world, "www", "www.example.com", World.CREATE);

            assertThat(world.sandbox.journal().calls(World.ASK)).hasSizeLessThanOrEqualTo(CALLS / 2);
        }
    }
}
