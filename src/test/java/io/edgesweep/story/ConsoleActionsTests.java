package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.server.Fault;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does on the pages of runs: sends again, settles, stops, and runs what was dry. */
class ConsoleActionsTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder)
                .configured("console.password", Served.PASSWORD)
                .configured("reconcile.unsettled", "100ms")
                .configured("sites.www.hosts", "www.example.com,unknown.example.com,stranger.example.com");
        world.jobFor(
                "two-hosts",
                world.file(
                        "two.csv",
                        "url",
                        World.url(1),
                        "https://unknown.example.com/a",
                        "https://unknown.example.com/b",
                        "https://stranger.example.com/a"));
        world.jobFor("lost", world.urlFile("lost.csv", 10));
        world.jobFor("dry", world.urlFile("dry.csv", 3));
        served = Served.in(world).loggedIn();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void sends_again_what_was_chosen_of_what_failed_and_nothing_else() {
        String run = run("two-hosts");

        assertThat(served.get(run + "?host=unknown.example.com").body())
                .contains("2 of 4 targets")
                .contains("Retry these 2");
        String asked = asked(served.post(run, run + "/retry", Map.of("host", "unknown.example.com", "text", "/A")));

        String retry = over(asked);
        assertThat(retry).isNotEqualTo(run);
        assertThat(world.report("two-hosts").counts().read()).isEqualTo(1);
        assertThat(world.reportFile("two-hosts", "targets.csv")).contains("https://unknown.example.com/a");
    }

    @Test
    void settles_a_batch_by_the_word_of_a_person_who_gives_a_reason() {
        world.sandbox.faults().next(World.CREATE, 3, Fault.closeBeforeBooking());
        String run = run("lost");
        Matcher batch = Pattern.compile("name=\"batch\" value=\"(\\d+)\"")
                .matcher(served.get(run).body());
        assertThat(batch.find()).isTrue();
        Map<String, String> word = new HashMap<>(Map.of("batch", batch.group(1), "as", "confirmed"));

        HttpResponse<String> silent = served.post(run, run + "/settle", word);
        word.put("reason", "task 4711 is in the provider's console");
        HttpResponse<String> settled = served.post(run, run + "/settle", word);

        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("reason: say what you saw and where");
        assertThat(settled.headers().firstValue("Location")).contains(run);
        RunReport report = world.report("lost");
        assertThat(report.counts().confirmed()).isEqualTo(10);
        assertThat(report.counts().unsettled()).isZero();
        assertThat(report.findings()).anyMatch(finding -> finding.text()
                .equals("A person settled batch " + batch.group(1)
                        + " as confirmed (admin: task 4711 is in the provider's console)"));
        assertThat(world.reportFile("lost", "targets.csv"))
                .contains("confirmed by a person, admin: task 4711 is in the provider's console");
    }

    @Test
    void does_what_a_dry_run_has_told() {
        String dry = asked(served.post("/jobs/dry", "/jobs/dry/runs", Map.of("dry", "true")));
        Served.waitFor(() -> served.get(dry).body().contains("Run this"));

        String real = asked(served.post(dry, dry + "/run", Map.of()));

        assertThat(served.get(over(real)).body()).contains("3 of 3 confirmed").contains("asked for by");
    }

    /** Runs a job. Gives the path of its page once it is over. */
    private static String run(String job) {
        String asked = asked(served.post("/jobs/" + job, "/jobs/" + job + "/runs", Map.of("dry", "false")));
        return over(asked);
    }

    private static String over(String asked) {
        Served.waitFor(() -> served.get(asked).headers().firstValue("Location").isPresent());
        String run = served.get(asked).headers().firstValue("Location").orElseThrow();
        Served.waitFor(() -> served.get(run).body().contains("targets.csv"));
        return run;
    }

    private static String asked(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
