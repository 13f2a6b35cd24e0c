package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the CDN keeps as one object is purged once, and another cache key does not send everything again. */
class CacheKeyStoryTests {

    private static final String HTTP = "http://www.example.com/a?v=1";
    private static final String HTTPS = "https://www.example.com/a?v=2";
    private static final String OTHER = "http://www.example.com/b?v=1";
    private static final String DATE = ",2026-11-01T00:00:00Z";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder);
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    private void list(String... rows) {
        Path csv = world.file("list.csv", Stream.concat(Stream.of("url,lastmod"), Stream.of(rows)));
        world.job("nightly", "site: www\nsources: [{csv: " + csv + ", only: changed}]");
    }

    private World keyed() {
        return world.configured("sites.www.cache-key.scheme", "false").configured("sites.www.cache-key.query", "none");
    }

    private void night(int exitCode) {
        World.Ending ending = world.run("run", "nightly");
        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isEqualTo(exitCode);
    }

    @Test
    void one_object_is_purged_once_and_its_other_spellings_are_counted_as_duplicates_with_the_reason() {
        keyed();
        list(HTTP + DATE, HTTPS + DATE, HTTP + DATE, OTHER + DATE);

        night(0);

        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(4).confirmed(2).duplicate(2).line());
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(HTTP, OTHER);
        assertThat(world.reportFile("nightly", "targets.csv"))
                .contains("the CDN keeps it as one object with the target ")
                .contains("(cache-key of site www: scheme: false, query: none)")
                .contains("same target as ");
        assertThat(world.reportFile("nightly", "run.json")).contains("\"same-object\"");
    }

    @Test
    void a_changed_cache_key_sends_nothing_again_that_was_purged_and_is_the_same() {
        list(HTTP + DATE, HTTPS + DATE, OTHER + DATE);
        night(0);
        world.sandbox.journal().clear();

        keyed();
        night(0);

        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(3).unchanged(2).duplicate(1).line());

        world.configured("sites.www.cache-key.query", "v");
        night(0);

        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(3).unchanged(3).line());

        world.configured("sites.www.cache-key.scheme", "true").configured("sites.www.cache-key.query", "whole");
        night(0);

        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(3).unchanged(3).line());
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
    }

    @Test
    void what_changed_in_the_night_of_the_new_key_is_purged_and_what_is_new_too() {
        list(HTTP + DATE, HTTPS + DATE, OTHER + DATE);
        night(0);
        world.sandbox.journal().clear();

        keyed();
        list(HTTP + DATE, HTTPS + ",2026-11-02T00:00:00Z", OTHER + DATE, "https://www.example.com/c" + DATE);
        night(0);

        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(HTTP, "https://www.example.com/c");

        world.sandbox.journal().clear();
        night(0);

        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(4).unchanged(3).duplicate(1).line());
    }
}
