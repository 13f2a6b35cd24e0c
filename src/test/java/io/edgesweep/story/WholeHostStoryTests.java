package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody purges a whole host or site by a slip: on the command line, by a row, or by a click. */
class WholeHostStoryTests {

    private static final String ROOT = "https://www.example.com/";

    @TempDir
    private Path folder;

    @Test
    void asks_for_yes_or_for_a_word_in_the_job() {
        try (World world = new World(folder)) {
            Path list = world.file(
                    "list.csv", "url,kind", ROOT + "a/,prefix", ROOT + ",prefix", "www.example.com,host", ",all");
            world.jobFor("plain", list);
            world.job("wide", "site: www\nwhole-hosts: true\nsources:\n  - csv: " + list + "\n");
            world.jobFor("urls", world.urlFile("urls.csv", 1));

            assertThat(world.run("purge", "--site", "www", "--kind", "prefix", ROOT)
                            .exitCode())
                    .isEqualTo(2);
            assertThat(world.run("purge", "--site", "www", "--kind", "prefix", "https://www.example.com")
                            .err())
                    .contains("is a whole host", "--yes");
            assertThat(world.run("run", "urls", "--set", "kind=host").err()).contains("add --yes");
            assertThat(world.run("run", "plain", "--set", "whole-hosts=true").exitCode())
                    .isEqualTo(2);
            assertThat(world.sandbox.journal().acceptedTargets()).isEmpty();

            assertThat(world.run("run", "plain").exitCode()).isEqualTo(3);
            assertThat(world.report("plain").counts().invalid()).isEqualTo(3);
            assertThat(world.sandbox.journal().acceptedTargets().keySet()).hasSize(1);
            assertThat(world.run("plan", "plain", "--yes", "--json").out()).contains("\"targets\" : 4");
            assertThat(world.run("plan", "wide", "--json").out()).contains("\"targets\" : 4");
            World.Ending wide = world.run("run", "wide");
            assertThat(wide.exitCode()).as(wide.err() + wide.out()).isZero();
            assertThat(world.report("wide").counts().confirmed()).isEqualTo(4);
        }
    }

    @Test
    void asks_for_the_name_of_the_job_in_the_console_and_over_the_api() {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        world.job("everything", "site: www\nkind: all\n");
        try (Served served = Served.in(world).loggedIn()) {
            String page = "/jobs/everything";
            assertThat(served.get(page).body()).contains("name=\"confirm\"");
            assertThat(served.get("/jobs").body()).doesNotContain("value=\"false\"");
            for (String typed : new String[] {"", "everythin", "yes"}) {
                HttpResponse<String> refused =
                        served.post(page, page + "/runs", Map.of("dry", "false", "confirm", typed));
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("may purge whole hosts or sites");
                assertThat(order(served, "confirm=" + typed).statusCode()).isEqualTo(422);
            }
            assertThat(order(served, "").body()).contains("\"key\":\"confirm\"");
            assertThat(order(served, "dryRun=true").statusCode()).isEqualTo(202);
            world.jobFor("narrow", world.urlFile("narrow.csv", 1));
            assertThat(order(served, "narrow", "confirm=everything").body())
                    .contains("'everything' is not the job's name, and job narrow needs none");
            assertThat(world.sandbox.journal().acceptedTargets()).isEmpty();

            assertThat(order(served, "confirm=everything").statusCode()).isEqualTo(202);
            Served.waitFor(() -> served.ask("api/runs?limit=1").contains("\"exitCode\":0"));
            assertThat(served.post(page, page + "/runs", Map.of("dry", "false", "confirm", " everything "))
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    private static HttpResponse<String> order(Served served, String parameters) {
        return order(served, "everything", parameters);
    }

    private static HttpResponse<String> order(Served served, String job, String parameters) {
        String pair = Base64.getEncoder().encodeToString(("admin:" + Served.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return served.send(served.request("/api/jobs/" + job + "/runs")
                .header("Authorization", "Basic " + pair)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(parameters)));
    }
}
