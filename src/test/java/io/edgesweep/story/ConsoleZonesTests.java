package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages tell a job's times in the zone of its schedule, those of no job in the configured one, and name it. */
class ConsoleZonesTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 5)))
                .configured("console.password", Served.PASSWORD)
                .configured("zone", "America/New_York");
        world.clock.at(Instant.parse("2026-11-30T18:00:00Z"));
        world.job(
                "nightly",
                "site: www\nschedule: {cron: '0 0 2 * * ?', zone: Asia/Tokyo}\nsources: [{csv: '"
                        + world.urlFile("urls.csv", 8) + "'}]");
        world.jobForSite("shop", "byhand", world.urlFile("shop.csv", "shop.example.com", 3));
        world.run("run", "nightly");
        world.run("run", "byhand");
        served = Served.in(world).loggedIn();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/runs?job=nightly",
                "/jobs/nightly",
                "/queue",
                "/explain?job=nightly&url=https://www.example.com/page-1.html"
            })
    void of_a_scheduled_job(String path) {
        assertThat(served.get(path).body())
                .contains("Asia/Tokyo")
                .contains("2026-12-0")
                .doesNotContain("(UTC)", ">2026-11-30 18:0");
    }

    @Test
    void of_a_target() {
        assertThat(served.get("/target?value=" + World.url(1)).body())
                .contains("2026-12-01 03:00:", "Asia/Tokyo, 2026-11-30 18:00 UTC")
                .doesNotContain(">2026-11-30 18:0");
        assertThat(served.get("/find?part=true&text=page-1").body())
                .contains("Asia/Tokyo, 2026-11-30 18:00 UTC", "America/New_York");
    }

    @Test
    void of_a_job_without_a_schedule_and_of_no_job() {
        assertThat(served.get("/target?value=https://shop.example.com/page-1.html")
                        .body())
                .contains("2026-11-30 13:00:", "America/New_York, 18:00 UTC");
        assertThat(world.reportFile("byhand", "index.html")).contains("2026-11-30 13:00:", "America/New_York");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs", "/runs?job=byhand", "/reports/index.html"})
    void of_a_list_of_runs_named_once(String path) {
        assertThat(served.get(path).body())
                .containsOnlyOnce("times in America/New_York")
                .contains(">2026-11-30 13:00:")
                .doesNotContain("Asia/Tokyo", " UTC<");
    }

    @Test
    void of_a_retry_as_of_the_job_that_it_retries() {
        world.run("retry", world.reports("nightly").get(0).getFileName().toString());

        assertThat(world.reports("nightly")).hasSize(2);
        assertThat(world.report("nightly").zone()).isEqualTo("Asia/Tokyo");
        assertThat(served.get("/runs/latest").body()).contains("Asia/Tokyo").doesNotContain("America/New_York");
    }

    @Test
    void of_the_end_of_a_pause() {
        world.job(
                "weekly",
                "site: img\nschedule: {cron: '0 0 2 ? * SUN', zone: Europe/Berlin}\nsources: [{csv: '"
                        + world.urlFile("img.csv", "img.example.com", 1) + "'}]");

        assertThat(served.get("/").body())
                .contains(">everything (several zones: write 2h, or 2026-12-01T06:00+08:00)<")
                .contains(">site www (Asia/Tokyo)<", ">site img (Europe/Berlin)<", ">site shop (America/New_York)<");
        served.post("/", "/pauses", Map.of("what", "job:byhand", "reason", "the sale", "until", "2026-12-01T06:00"));
        assertThat(served.get("/jobs/byhand").body()).contains("paused until 2026-12-01 06:00:00 America/New_York");
        served.post("/", "/pauses/resume", Map.of("what", "job:byhand"));
    }

    @Test
    void of_quotas() {
        assertThat(served.get("/").body())
                .contains("A quota day begins at 00:00 in Asia/Shanghai")
                .contains("Asked at 2026-12-01 02:00:")
                .contains("on quota day 2026-12-0");
    }
}
