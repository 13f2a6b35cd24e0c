package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.server.Fault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        world.jobFor("found", world.file("found.csv", "url", World.url(77), World.url(78)));
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
        String batch = openBatch(run);
        Map<String, String> word = new HashMap<>(Map.of("batch", batch, "as", "confirmed"));

        HttpResponse<String> silent = served.post(run, run + "/settle", word);
        word.put("reason", "task 4711 is in the provider's console");
        HttpResponse<String> settled = served.post(run, run + "/settle", word);

        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Say what you saw and where", "name=\"reason\"", "value=\"" + batch);
        assertThat(settled.headers().firstValue("Location")).contains(run);
        RunReport report = world.report("lost");
        assertThat(report.counts().confirmed()).isEqualTo(10);
        assertThat(report.counts().unsettled()).isZero();
        assertThat(report.findings()).anyMatch(finding -> Words.english()
                .say(finding.reason())
                .equals("A person settled batch " + batch
                        + " as confirmed (admin: task 4711 is in the provider's console)"));
        assertThat(world.reportFile("lost", "targets.csv"))
                .contains("confirmed by a person, admin: task 4711 is in the provider's console");

        word.put("as", "not-sent");
        HttpResponse<String> late = served.post(run, run + "/settle", word);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Batch " + batch + " is not open any more: it was settled meanwhile");
        assertThat(world.report("lost").counts().confirmed()).isEqualTo(10);
    }

    @Test
    void says_of_a_list_that_is_none_what_is_wrong_and_not_where_it_lies_here() {
        String page = upload("/purge/preview", Map.of("site", "www", "kind", "url", "text", "name,note\na,b\nc,d"))
                .body();

        assertThat(page)
                .contains("pasted text: has no column url")
                .doesNotContain("drafts")
                .doesNotContain(folder.toString());
    }

    @Test
    void does_what_a_dry_run_has_told() {
        String dry = asked(served.post("/jobs/dry", "/jobs/dry/runs", Map.of("dry", "true")));
        Served.waitFor(() -> served.get(dry).body().contains("Run this"));

        String real = asked(served.post(dry, dry + "/run", Map.of()));

        assertThat(served.get(over(real)).body()).contains("3 of 3 confirmed").contains("asked for by");
    }

    @Test
    void finds_a_target_by_its_whole_value_or_a_part_of_it_with_who_asked_for_it() {
        String run = run("found");

        String history = served.get("/find?text=HTTPS://www.EXAMPLE.com:443/page-77.html%23top")
                .body();
        assertThat(history)
                .contains("<code translate=\"no\">" + World.url(77) + "</code>")
                .contains(run)
                .contains("admin")
                .contains("confirmed");
        assertThat(served.get("/target?value=" + World.url(77)).body()).contains(run);
        assertThat(served.get("/find?text=https://www.example.com/never").body())
                .contains("No run that is kept has sent it")
                .contains("duplicate or unchanged are in no index");
        assertThat(served.get("/find?text=AGE-77&part=true").body())
                .contains(World.url(77))
                .contains(run)
                .doesNotContain(World.url(78));
        assertThat(served.get("/find?text=nowhere").body()).contains("No run that is kept has such a target.");
    }

    @Test
    void shows_what_becomes_of_each_pasted_line_before_it_is_sent() {
        String lines = IntStream.range(200, 217).mapToObj(World::url).collect(Collectors.joining("\n"))
                + "\nnonsense\nhttps://elsewhere.example/\nHTTPS://www.example.com/page-200.html";
        int sent = world.sandbox.journal().calls(World.CREATE).size();

        String preview = upload("/purge/preview", Map.of("site", "www", "kind", "url", "text", lines))
                .body();

        assertThat(preview)
                .contains("17 targets would be sent, 3 lines would not.")
                .contains("is not one of site www")
                .contains("is in the list already")
                .contains(">will be sent<", "mark aside", "Change the list")
                .contains("it takes 17 of the ")
                .contains("Up to 60,000 characters", "Up to 64 MB")
                .contains("Send 17 targets");
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(sent);
        String run = sent(preview);
        assertThat(served.get(run).body()).contains("17 of 19 confirmed", "All confirmed purged, except invalid rows");
        assertThat(served.get("/target?value=https://elsewhere.example/").body())
                .contains("No run that is kept has sent it", "Not searched yet", "left-out=true#left-out");
        assertThat(served.get("/target/more?at=&value=https://elsewhere.example/")
                        .body())
                .contains(run)
                .doesNotContain("<body");
        assertThat(served.get("/target?left-out=true&value=https://elsewhere.example/")
                        .body())
                .contains(run)
                .contains("Foreign hosts")
                .contains("All runs that are kept were looked through");
        assertThat(served.get("/target?left-out=true&value=" + World.url(200)).body())
                .contains("duplicate");
    }

    @Test
    void forgives_a_previewed_list_its_invalid_lines_and_no_target_that_failed() {
        String run =
                sent(upload("/purge/preview", Map.of("site", "www", "text", "https://unknown.example.com/c\nnonsense"))
                        .body());

        assertThat(world.report("purge-www").verdict()).isEqualTo("partly-failed");
        assertThat(world.report("purge-www").exitCode()).isEqualTo(3);
        assertThat(served.get(run).body()).contains("Partly failed").doesNotContain("except invalid rows");
    }

    @Test
    void a_second_press_of_send_leads_to_the_first_order() {
        String preview = upload("/purge/preview", Map.of("site", "www", "text", World.url(401)))
                .body();
        Matcher draft = Pattern.compile("name=\"draft\" value=\"(\\w+)\"").matcher(preview);
        assertThat(draft.find()).as(preview).isTrue();
        Map<String, String> form =
                Map.of("draft", draft.group(1), "site", "www", "kind", "url", "method", "invalidate");

        String first = asked(served.post("/purge", "/purge", form));

        assertThat(asked(served.post("/purge", "/purge", form))).isEqualTo(first);
        over(first);
        assertThat(world.sandbox.journal().acceptedTargets()).containsEntry(World.url(401), 1);
    }

    @Test
    void judges_a_previewed_list_by_the_same_rule_when_it_is_settled_later() {
        world.sandbox.faults().next(World.CREATE, 3, Fault.closeBeforeBooking());
        String run = sent(upload("/purge/preview", Map.of("site", "www", "text", World.url(400) + "\nnonsense"))
                .body());
        assertThat(world.report("purge-www").exitCode()).isEqualTo(9);
        String batch = openBatch(run);

        served.post(run, run + "/settle", Map.of("batch", batch, "as", "confirmed", "reason", "task 4712"));

        assertThat(world.report("purge-www").verdict()).isEqualTo("confirmed");
        assertThat(world.report("purge-www").exitCode()).isZero();
        assertThat(served.get(run).body()).contains("All confirmed purged, except invalid rows");
        assertThat(served.get("/runs?verdict=all-but-invalid").body()).contains(run);
        assertThat(served.get("/runs?verdict=confirmed").body()).doesNotContain(run);
    }

    @Test
    void keeps_what_was_pasted_when_it_cannot_be_shown_what_becomes_of_it() {
        HttpResponse<String> foreign = upload("/purge/preview", Map.of("text", "nonsense\nhttps://elsewhere.example/"));

        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(foreign.body())
                .contains("No line names a host of a site")
                .contains("nonsense\nhttps://elsewhere.example/</textarea>");
        assertThat(upload("/purge/preview", Map.of("text", " ")).body())
                .contains("There is nothing to purge")
                .contains("</textarea>")
                .doesNotContain("request:");
    }

    @Test
    void asks_whether_a_paused_job_is_to_be_run_all_the_same() {
        served.post("/", "/pauses", Map.of("what", "job:dry", "reason", "the sale"));

        HttpResponse<String> asked = served.post("/jobs/dry", "/jobs/dry/runs", Map.of("dry", "false"));

        served.post("/", "/pauses/resume", Map.of("what", "job:dry"));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("Job dry is paused until somebody resumes it, by admin: the sale")
                .contains("name=\"despitePause\" value=\"true\"", "Run it all the same")
                .contains("action=\"/jobs/dry/runs\"")
                .doesNotContain("request:");
    }

    @Test
    void takes_pasted_tags_without_a_name_of_their_column() {
        String preview = upload("/purge/preview", Map.of("site", "www", "kind", "tag", "text", "product-1\nproduct-2"))
                .body();

        assertThat(preview).contains("2 targets would be sent", "Send 2 targets");
    }

    @Test
    void has_an_icon_where_browsers_look_for_it() {
        assertThat(served.get("/favicon.ico").headers().firstValue("Location")).contains("/assets/icon.svg");
    }

    @Test
    void refuses_a_character_that_no_database_takes() {
        assertThat(served.get("/find?text=%00").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> upload(String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", served.csrf("/purge"));
        all.forEach((name, value) -> body.append("--limit\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return served.send(served.request(path)
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--limit--\r\n")));
    }

    /** Runs a job. Gives the path of its page once it is over. */
    private static String run(String job) {
        String asked = asked(served.post("/jobs/" + job, "/jobs/" + job + "/runs", Map.of("dry", "false")));
        return over(asked);
    }

    /** Sends what a preview shows. Gives the path of the run's page once it is over. */
    private static String sent(String preview) {
        Matcher draft = Pattern.compile("name=\"draft\" value=\"(\\w+)\"").matcher(preview);
        assertThat(draft.find()).as(preview).isTrue();
        return over(asked(served.post(
                "/purge",
                "/purge",
                Map.of("draft", draft.group(1), "site", "www", "kind", "url", "method", "invalidate"))));
    }

    /** A run that has ended is at work for a moment longer, in which nothing of it is settled. */
    private static String openBatch(String run) {
        Pattern field = Pattern.compile("name=\"batch\" value=\"(\\d+)\"");
        Served.waitFor(() -> field.matcher(served.get(run).body()).find());
        Matcher batch = field.matcher(served.get(run).body());
        assertThat(batch.find()).isTrue();
        return batch.group(1);
    }

    private static String over(String asked) {
        Served.waitFor(() -> served.get(asked).headers().firstValue("Location").isPresent());
        String run = served.get(asked).headers().firstValue("Location").orElseThrow();
        Served.waitFor(() -> isOver(served.get(run).body()));
        return run;
    }

    /** The report is there a moment before the run is counted as under way no more. */
    private static boolean isOver(String page) {
        return page.contains("targets.csv") && !page.contains("id=\"now\"");
    }

    private static String asked(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
