package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs and sites are held for a while: by people, and by blackouts of the configuration. */
class PauseStoryTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void crons_run_of_a_paused_job_sends_nothing_ends_well_and_says_why() throws IOException {
        try (World world = world()) {
            world.configured("status.json", folder.resolve("status.json").toString());
            world.configured("status.prometheus", folder.resolve("metrics.prom").toString());

            World.Ending pause = world.run("pause", "nightly", "--until", "01:30", "--reason", "the sale");
            World.Ending run = world.run("run", "nightly");
            World.Ending json = world.run("run", "nightly", "--json");

            assertThat(pause.exitCode()).as(pause.err()).isZero();
            assertThat(pause.out())
                    .contains("Job nightly is paused until 2026-12-01 01:30 Asia/Shanghai (2026-11-30 17:30 UTC), by ")
                    .contains(": the sale.");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .startsWith("‖ Paused. Job nightly is paused until 2026-12-01 01:30 Asia/Shanghai")
                    .contains("Nothing was read or sent.");
            assertThat(JSON.readTree(json.out()).path("verdict").stringValue()).isEqualTo("paused");
            assertThat(JSON.readTree(Files.readString(folder.resolve("status.json")))
                            .at("/paused/0/jobs/0")
                            .stringValue())
                    .isEqualTo("nightly");
            assertThat(Files.readString(folder.resolve("metrics.prom")))
                    .contains("edgesweep_job_paused_until_timestamp_seconds{job=\"nightly\"} 1.7960598E9");
            assertThat(world.sandbox.journal().calls()).isEmpty();
            assertThat(folder.resolve("reports/nightly")).doesNotExist();
        }
    }

    @Test
    void a_pause_is_shown_until_somebody_resumes_it() {
        try (World world = world()) {
            world.run("pause", "www", "--reason", "a new layout");

            assertThat(world.run("runs").out())
                    .contains("Site www is paused until somebody resumes it, by ", "nightly");
            assertThat(world.run("schedule").out()).contains("paused with site www until somebody resumes it");
            assertThat(world.run("check").out()).contains("✓ pause: Site www is paused until somebody resumes it");
            world.clock.forward(Duration.ofDays(8));
            assertThat(world.run("check").out())
                    .contains("✗ pause: ", "it began 8 days ago: edgesweep resume site:www");

            World.Ending resumed = world.run("resume", "www");
            World.Ending again = world.run("resume", "www");

            assertThat(resumed.out()).contains("Site www is not paused any more.");
            assertThat(again.out()).contains("Nobody has paused www. Nothing to resume.");
            assertThat(world.run("run", "nightly").exitCode()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets()).hasSize(3);
        }
    }

    @Test
    void to_resume_all_leaves_what_was_paused_by_itself_and_says_so() {
        try (World world = world()) {
            world.run("pause", "all", "--reason", "deployment");
            world.run("pause", "nightly", "--until", "3h", "--reason", "the sale");

            World.Ending resumed = world.run("resume", "all");

            assertThat(resumed.out())
                    .contains("Everything is not paused any more.")
                    .contains("Still: Job nightly is paused until ");
            assertThat(world.run("run", "nightly").out()).contains("Paused.");
        }
    }

    @Test
    void what_a_person_asks_for_is_refused_while_its_site_is_paused_unless_it_is_meant_all_the_same() {
        try (World world = world()) {
            world.run("pause", "www", "--until", "2h", "--reason", "the sale");

            World.Ending refused = world.run("purge", "--site", "www", World.url(1));
            World.Ending dry = world.run("purge", "--site", "www", "--dry-run", World.url(1));
            int sent = world.sandbox.journal().calls(World.CREATE).size();
            World.Ending meant = world.run("purge", "--site", "www", "--despite-pause", World.url(1));
            World.Ending elsewhere = world.run("purge", "--site", "shop", "https://shop.example.com/a");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("job purge-www is paused with site www until ")
                    .contains("nothing was sent: add --despite-pause if it is meant all the same");
            assertThat(dry.exitCode()).as(dry.err()).isZero();
            assertThat(sent).isZero();
            assertThat(meant.exitCode()).as(meant.err()).isZero();
            assertThat(elsewhere.exitCode()).as(elsewhere.err()).isZero();
        }
    }

    @Test
    void a_blackout_of_the_job_or_its_site_holds_it_as_a_pause_does() {
        try (World world = world()) {
            world.job("nightly", """
                    site: www
                    schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai, missed: skip}
                    blackout: [{from: "22:00", to: "06:00", reason: the night shift}]
                    sources: [{csv: %s}]
                    """.formatted(folder.resolve("urls.csv")));
            world.configured("sites.www.blackout[0].from", "2026-12-01");
            world.configured("sites.www.blackout[0].to", "2026-12-03");
            world.configured("sites.www.blackout[0].zone", "Asia/Shanghai");
            world.configured("sites.www.blackout[0].reason", "the sale");

            World.Ending night = world.run("run", "nightly");
            World.Ending check = world.run("check");
            world.clock.at(Instant.parse("2026-12-01T00:00:00Z"));
            World.Ending sale = world.run("run", "nightly");
            world.clock.at(Instant.parse("2026-12-03T00:00:00Z"));
            World.Ending after = world.run("run", "nightly");

            assertThat(night.out()).contains("in its blackout until 2026-12-01 06:00 Asia/Shanghai", "the night shift");
            assertThat(check.out())
                    .contains("✓ blackout: Job nightly is in its blackout until ")
                    .contains("✗ job nightly: never runs by its schedule");
            assertThat(sale.out()).contains("in the blackout of site www until 2026-12-03 00:00 Asia/Shanghai");
            assertThat(after.exitCode()).as(after.err()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets()).hasSize(3);
        }
    }

    @Test
    void mistakes_in_a_pause_are_told_with_what_is_allowed() {
        try (World world = world()) {
            World.Ending nothing = world.run("pause", "nightl", "--reason", "x");
            World.Ending noReason = world.run("pause", "nightly", "--reason", " ");
            World.Ending over = world.run("pause", "nightly", "--reason", "x", "--until", "2026-11-01 00:00");

            assertThat(List.of(nothing.exitCode(), noReason.exitCode(), over.exitCode()))
                    .containsOnly(2);
            assertThat(nothing.err()).contains("there is no job or site 'nightl' (did you mean 'nightly'?)");
            assertThat(noReason.err()).contains("reason: is missing");
            assertThat(over.err()).contains("until: '2026-11-01 00:00' is not allowed", "no time that is over");
            assertThat(world.run("runs").out()).doesNotContain("paused");
        }
    }

    @Test
    void serve_holds_a_firing_until_the_pause_is_over_and_makes_up_for_it_as_the_job_wants() {
        World world = world();
        world.clock.at(Instant.parse("2026-11-30T17:59:00Z"));
        try (Served served = Served.in(world).loggedIn()) {
            Served.waitFor(() -> job(served).path("next").isString());

            World.Ending pause = world.run("pause", "nightly", "--until", "03:00", "--reason", "the sale");
            world.clock.at(Instant.parse("2026-11-30T18:00:01Z"));
            World.Ending run = world.run("run", "nightly");

            assertThat(pause.exitCode()).as(pause.err()).isZero();
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("‖ Paused. Job nightly is paused until 2026-12-01 03:00 Asia/Shanghai");
            assertThat(job(served).at("/paused/scope").stringValue()).isEqualTo("job:nightly");
            assertThat(served.get("/").body()).contains("paused until 2026-12-01 03:00:00 Asia/Shanghai");
            assertThat(served.get("/actuator/prometheus").statusCode()).isEqualTo(200);
            assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();

            world.clock.at(Instant.parse("2026-11-30T19:00:01Z"));
            Served.waitFor(() -> served.ask("api/runs?limit=1").contains("FINISHED"));

            assertThat(world.report("nightly").counts().confirmed()).isEqualTo(3);
            assertThat(world.reports("nightly")).hasSize(1);
        }
    }

    @Test
    void a_person_pauses_in_the_console_is_refused_a_run_and_has_it_all_the_same() {
        World world = world();
        try (Served served = Served.in(world).loggedIn()) {
            HttpResponse<String> paused =
                    served.post("/", "/pauses", Map.of("what", "site:www", "reason", "<b>sale</b>", "until", ""));
            HttpResponse<String> refused = served.post("/jobs/nightly", "/jobs/nightly/runs", Map.of());
            String today = served.get("/").body();
            served.post("/jobs/nightly", "/jobs/nightly/runs", Map.of("despitePause", "true"));
            Served.waitFor(() -> served.ask("api/runs?limit=1").contains("FINISHED"));
            served.post("/", "/pauses/resume", Map.of("what", "site:www"));

            assertThat(paused.statusCode()).isEqualTo(302);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("paused with site www until somebody resumes it, by admin");
            assertThat(today).contains("paused with site www", "&lt;b&gt;sale").doesNotContain("<b>sale</b>");
            assertThat(served.get("/").body()).doesNotContain("paused with");
            assertThat(world.reports("nightly")).hasSize(1);
            assertThat(folder.resolve("home/audit.log")).content().contains("POST /pauses", "what=site:www");
        }
    }

    @Test
    void what_waits_when_a_pause_begins_waits_until_it_is_over() {
        World world = world().configured("node.runs", "1");
        world.job(
                "other",
                "site: shop\nsources:\n  - csv: " + world.file("other.csv", "url", "https://shop.example.com/a")
                        + "\n");
        try (Served served = Served.in(world).loggedIn()) {
            served.post("/", "/pauses", Map.of("what", "shop", "reason", "the sale"));
            served.post("/jobs/other", "/runs/latest/retry", Map.of());
            String asked = JSON.readTree(served.order(
                            "local/runs?dryRun=false",
                            "{\"job\":\"other\",\"values\":{},\"inputs\":[],\"wideKinds\":false,\"despitePause\":false,"
                                    + "\"oneOff\":null,\"retryOf\":null}"))
                    .path("id")
                    .stringValue();

            Served.waitFor(() -> served.ask("api/asked/" + asked).contains("PAUSED"));

            assertThat(served.ask("api/asked/" + asked)).contains("paused with site shop");
            assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
        }
    }

    private static JsonNode job(Served served) {
        return JSON.readTree(served.ask("api/jobs")).path(0);
    }

    /** On Monday evening in Shanghai, with a job for the night. */
    private World world() {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        world.clock.at(Instant.parse("2026-11-30T15:30:00Z"));
        world.job(
                "nightly",
                "site: www\nschedule: {cron: '0 0 2 * * ?', zone: Asia/Shanghai}\nsources:\n  - csv: "
                        + world.urlFile("urls.csv", 3) + "\n");
        return world;
    }
}
