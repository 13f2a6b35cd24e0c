package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.order.OrderQueue;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.Fault;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of {@code serve}, as a program uses it: by a header, without a session, by its description. */
class ApiStoryTests {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String BASIC = basic(Served.PASSWORD);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder)
                .configured("console.password", Served.PASSWORD)
                .configured("console.largest-upload", "100KB")
                .configured("console.tokens.deploy", TOKEN);
        world.job(
                "nightly",
                "site: www\nschedule: {cron: '0 0 2 1 1 ?', zone: Asia/Shanghai}\nlimits: {deadline: 10m}\nsources:\n"
                        + "  - csv: " + world.urlFile("urls.csv", 1200) + "\n");
        world.job(
                "stuck",
                "site: www\nlimits: {deadline: 30s}\nsources:\n  - csv: "
                        + world.file("stuck.csv", "url", World.url(99)) + "\n");
        world.file("jobs/wrong.yml", "site: nowhere");
        world.file("reports/readme.txt", "");
        world.jobForSite("shop", "held", world.urlFile("held.csv", "shop.example.com", 2));
        world.sandbox.faults().next(World.CREATE, Fault.code("LimitExceeded.DailyQuota"));
        world.run("run", "held");
        served = Served.in(world);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(String method, String path) {
        return served.request(path).method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody());
    }

    private static HttpResponse<String> send(String method, String path) {
        return served.send(request(method, path).header("Authorization", BASIC));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String ask(String job) {
        return json(send("post", "/api/jobs/" + job + "/runs")).path("id").stringValue();
    }

    private static String upload(int bytes) {
        return "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "x".repeat(bytes) + "\r\n--limit--\r\n";
    }

    private static HttpRequest.Builder order(String path, String type, String body) {
        return served.request(path)
                .header("Authorization", BASIC)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void each_documented_answer_is_given_and_is_as_it_is_documented() {
        OpenApi api = new OpenApi(send("get", "/api/openapi.json").body());
        String dry = json(served.send(
                        order("/api/jobs/nightly/runs", "application/x-www-form-urlencoded", "dryRun=true")))
                .path("id")
                .stringValue();
        Served.waitFor(
                () -> json(send("get", "/api/asked/" + dry)).path("dryRun").isObject());
        api.check("get /api/asked/{id}", send("get", "/api/asked/" + dry));
        JsonNode asked = json(send("get", "/api/asked/" + dry));
        assertThat(asked.path("total").isNull()).isTrue();
        assertThat(asked.path("dryRun").path("limit").isNull()).isTrue();
        api.check("get /api/progress", send("get", "/api/progress"));
        world.sandbox.faults().tasks(Pattern.compile(".*page-99[.].*"), TaskOutcome.neverFinal());
        HttpResponse<String> first = send("post", "/api/jobs/stuck/runs");
        api.check("post /api/jobs/{name}/runs", first);
        assertThat(first.headers().firstValue("Location").orElse(""))
                .endsWith(json(first).path("href").stringValue());
        Served.waitFor(() -> json(send("get", "/api/progress"))
                .path("runs")
                .path(0)
                .path("phase")
                .asString("")
                .equals("reconcile"));
        api.check("get /api/progress", send("get", "/api/progress"));
        String waiting = ask("stuck");
        api.check("post /api/asked/{id}/take-out", send("post", "/api/asked/" + waiting + "/take-out"));
        api.check("post /api/asked/{id}/take-out", send("post", "/api/asked/" + waiting + "/take-out"));
        api.check("post /api/asked/{id}/take-out", send("post", "/api/asked/none/take-out"));
        api.check("get /api/asked/{id}", send("get", "/api/asked/none"));
        api.check("get /api/runs", send("get", "/api/runs?limit=1000&job=stuck"));
        api.check("post /api/runs/{id}/stop", send("post", "/api/runs/latest/stop"));
        Served.waitFor(
                () -> json(send("get", "/api/runs/latest")).at("/run/exitCode").asInt(-1) == 6);
        api.check("post /api/runs/{id}/stop", send("post", "/api/runs/latest/stop"));
        api.check("post /api/runs/{id}/stop", send("post", "/api/runs/none/stop"));
        api.check("get /api/runs", send("get", "/api/runs"));
        api.check("get /api/runs/{id}", send("get", "/api/runs/latest"));
        api.check("get /api/runs/{id}", send("get", "/api/runs/none"));
        api.check("get /api/jobs", send("get", "/api/jobs"));
        api.check("get /api/openapi.json", send("get", "/api/openapi.json"));
        String pause = "post /api/pauses";
        String form = "application/x-www-form-urlencoded";
        api.check(pause, served.send(order("/api/pauses", form, "what=nightly&reason=the+sale&until=2h")));
        api.check(pause, served.send(order("/api/pauses", form, "what=none&reason=the+sale")));
        api.check(pause, served.send(order("/api/pauses", "application/json", "{}")));
        api.check("get /api/pauses", send("get", "/api/pauses"));
        api.check("get /api/jobs", send("get", "/api/jobs"));
        api.check("get /api/explain", send("get", "/api/explain?url=" + World.url(1)));
        api.check("get /api/explain", send("get", "/api/explain?url=x&job=none"));
        String resume = "post /api/pauses/resume";
        api.check(resume, served.send(order("/api/pauses/resume", form, "what=nightly")));
        api.check(resume, served.send(order("/api/pauses/resume", form, "what=none")));
        api.check(resume, served.send(order("/api/pauses/resume", "application/json", "{}")));
        String withdraw = "post /api/queue/withdraw";
        String queue = "/api/queue/withdraw";
        api.check(withdraw, served.send(order(queue, form, "job=held&holds=page-1&reason=gone")));
        api.check(withdraw, served.send(order(queue, form, "job=held&holds=page-1&reason=gone")));
        api.check(withdraw, served.send(order(queue, "application/json", "{}")));
        String orders = "post /api/jobs/{name}/runs";
        api.check(orders, send("post", "/api/jobs/none/runs"));
        api.check(orders, send("post", "/api/jobs/wrong/runs"));
        api.check(orders, served.send(order("/api/jobs/nightly/runs", "application/json", "{\"dryRun\":true}")));
        api.check(
                orders,
                served.send(order("/api/jobs/nightly/runs", "multipart/form-data; boundary=limit", upload(110_000))));
        api.check(orders, served.send(order("/api/jobs/nightly/runs", "multipart/form-data", "x")));
        assertThat(served.send(order("/api/jobs/nightly/runs", "multipart/form-data; boundary=x", "--x\r\nhttps"))
                        .statusCode())
                .isEqualTo(400);
        for (String operation : api.operations()) {
            String method = operation.replaceFirst(" .*", "");
            String path = operation.replaceFirst(".* ", "").replaceAll("[{].*?[}]", "none");
            api.check(operation, send(method, path + "?nosuch=1"));
            api.check(operation, served.send(request(method, path)));
            api.check(
                    operation,
                    served.send(request(method, path)
                            .header("Authorization", BASIC)
                            .header("Origin", "https://evil.example")));
        }
        for (int i = 0; i < 5; i++) {
            served.send(request("get", "/api/runs").header("Authorization", basic("wrong-guess")));
        }
        for (String operation : api.operations()) {
            String path = operation.replaceFirst(".* ", "").replaceAll("[{].*?[}]", "none");
            api.check(
                    operation,
                    served.send(request(operation.replaceFirst(" .*", ""), path).header("Authorization", BASIC)));
        }
        world.clock.forward(Duration.ofMinutes(1));

        assertThat(api.given()).isEqualTo(api.documented());
    }

    @Test
    void its_description_names_each_state_of_what_was_asked_for() {
        OpenApi api = new OpenApi(send("get", "/api/openapi.json").body());

        assertThat(api.description()
                        .at("/components/schemas/Asked/properties/state/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(OrderQueue.State.values()).map(Enum::name).toList());
    }

    @Test
    void its_description_can_be_followed_to_each_of_its_parts() {
        OpenApi api = new OpenApi(send("get", "/api/openapi.json").body());
        JsonNode description = api.description();

        assertThat(description.path("openapi").stringValue()).startsWith("3.1.");
        assertThat(description.findValues("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(
                        description.at(ref.stringValue().substring(1)).isObject())
                .as(ref.stringValue())
                .isTrue());
        assertThat(description.findValues("operationId"))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(api.operations());
        description.path("paths").properties().forEach(path -> path.getValue().forEach(operation -> assertThat(
                        Pattern.compile("[{](.*?)[}]")
                                .matcher(path.getKey())
                                .results()
                                .map(name -> name.group(1)))
                .allMatch(name ->
                        operation.path("parameters").findValuesAsString("name").contains(name))));
    }

    @Test
    void lets_in_who_sends_the_password_or_a_token_and_opens_no_session_for_them() {
        for (String login : List.of(BASIC, "Bearer " + TOKEN, "bearer  " + TOKEN)) {
            HttpResponse<String> answer =
                    served.send(request("get", "/api/runs").header("Authorization", login));

            assertThat(answer.statusCode()).as(login).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(served.send(served.request("/actuator/health").header("Authorization", login))
                            .statusCode())
                    .isEqualTo(200);
        }
        for (String other : List.of("Bearer " + TOKEN + "0", "Bearer ", "Digest x", "Basic eDp5")) {
            HttpResponse<String> answer =
                    served.send(request("get", "/api/runs").header("Authorization", other));

            assertThat(answer.statusCode()).as(other).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate")).hasSize(2);
            assertThat(json(answer).path("detail").stringValue()).isNotEmpty();
        }
    }

    /** Neither the pages nor their orders are open to a program: those are for whoever has logged in. */
    @Test
    void a_session_counts_for_nothing_where_the_header_is_sent() {
        served.loggedIn();
        HttpResponse<String> withBoth =
                served.send(request("post", "/api/jobs/none/runs").header("Authorization", "x"));
        HttpResponse<String> withoutToken = served.send(request("post", "/api/jobs/none/runs"));
        served.forget();

        assertThat(withBoth.statusCode()).isEqualTo(401);
        assertThat(withoutToken.statusCode()).isEqualTo(403);
        assertThat(json(withoutToken).path("detail").stringValue()).contains("X-CSRF-TOKEN", "Authorization");
        assertThat(served.send(request("get", "/jobs").header("Authorization", BASIC))
                        .statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "get, /api, 404",
        "get, /api/none, 404",
        "get, /api/runs/, 404",
        "put, /api/runs, 405",
        "get, /api/jobs/nightly/runs, 405",
        "get, /api/runs/%0a, 400",
        "get, /api/runs?limit=0, 400",
        "get, /api/runs?limit=1001, 400",
        "get, /api/runs?limit=-1, 400",
        "get, /actuator/env, 404",
    })
    void tells_programs_in_json_what_is_wrong(String method, String path, int status) {
        HttpResponse<String> answer = send(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("status").intValue()).isEqualTo(status);
        assertThat(json(answer).path("detail").stringValue()).isNotEmpty();
    }

    @Test
    void tells_programs_who_want_something_else_than_json_so() {
        HttpResponse<String> answer = served.send(
                request("get", "/api/runs").header("Authorization", BASIC).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(json(answer).path("detail").stringValue()).contains("application/json");
    }

    @Test
    void tells_numbers_as_numbers_and_times_with_their_zone() {
        JsonNode nightly = find(json(send("get", "/api/jobs")), "nightly");

        assertThat(Instant.parse(nightly.path("next").stringValue())).isAfter(world.clock.instant());
        assertThat(nightly.path("kind").stringValue()).isEqualTo("url");
        assertThat(nightly.at("/schedule/zone").stringValue()).isEqualTo("Asia/Shanghai");
        JsonNode wrong = find(json(send("get", "/api/jobs")), "wrong");
        assertThat(wrong.path("mistakes").findValuesAsString("key")).contains("site", "sources");
        String dry = json(served.send(
                        order("/api/jobs/nightly/runs", "application/x-www-form-urlencoded", "dryRun=true")))
                .path("id")
                .stringValue();
        Served.waitFor(
                () -> json(send("get", "/api/asked/" + dry)).path("dryRun").isObject());
        JsonNode plan = json(send("get", "/api/asked/" + dry)).path("dryRun");
        assertThat(plan.path("targets").longValue()).isEqualTo(1200);
        assertThat(plan.at("/lines/0/kind").stringValue()).isEqualTo("url");
        assertThat(plan.path("verdict").stringValue()).isEqualTo("confirmed");
    }

    @Test
    void a_command_that_is_asked_for_json_tells_in_json_why_it_has_no_answer() {
        World.Ending ending = world.run("show", "none", "--json");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.out()).isEmpty();
        assertThat(JSON.readTree(ending.err()).at("/mistakes/0/words").stringValue())
                .contains("none");
    }

    private static JsonNode find(JsonNode jobs, String name) {
        for (JsonNode job : jobs) {
            if (job.path("job").stringValue().equals(name)) {
                return job;
            }
        }
        throw new AssertionError(name + " is not in " + jobs);
    }
}
