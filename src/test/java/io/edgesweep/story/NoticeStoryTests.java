package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.edgesweep.notice.ChatRobots;
import io.edgesweep.notice.Listener;
import io.edgesweep.sandbox.model.TaskOutcome;
import jakarta.mail.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is told how a run has ended. */
class NoticeStoryTests {

    @TempDir
    private Path folder;

    @Test
    void tells_those_whom_the_job_names_and_the_pings_of_the_configuration() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (World world = new World(folder);
                Listener listener = new Listener()) {
            world.configured("notify.ping.start", listener.url("/id/start"));
            world.configured("notify.ping.finish", listener.url("/id"));
            world.configured("notify.ping.failure", listener.url("/id/fail"));
            world.configured("notify.report-url", "https://reports.example.com/night");
            world.job("nightly", """
                    site: www
                    sources: [{csv: %s}]
                    notify:
                      webhooks:
                        - {url: "%s", format: json, when: change}
                      mail: {to: ops@example.com, from: night@example.com, when: failure}
                    """.formatted(world.urlFile("urls.csv", 5), listener.url("/hook")));
            String[] arguments = {
                "run",
                "nightly",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort()
            };
            world.run(arguments);
            world.run(arguments);
            world.sandbox.faults().tasks(Pattern.compile(".*page-1.*"), TaskOutcome.failed("taskFailed", "node down"));

            World.Ending failed = world.run(arguments);

            assertThat(failed.exitCode()).isEqualTo(3);
            assertThat(listener.calls())
                    .filteredOn(call -> call.startsWith("GET"))
                    .containsExactly(
                            "GET /id/start", "GET /id", "GET /id/start", "GET /id", "GET /id/start", "GET /id/fail");
            assertThat(listener.told())
                    .filteredOn(told -> told.call().equals("POST /hook"))
                    .extracting(told -> json(told.body()).get("verdict").asString())
                    .containsExactly("confirmed", "partly-failed");
            JsonNode posted = json(
                    listener.told().get(listener.told().size() - 1).body().isEmpty()
                            ? listener.told().get(listener.told().size() - 2).body()
                            : listener.told().get(listener.told().size() - 1).body());
            assertThat(posted.get("counts").get("failed").asLong()).isEqualTo(1);
            assertThat(posted.get("url").asString())
                    .startsWith("https://reports.example.com/night/nightly/")
                    .endsWith("/index.html");
            Message[] mails = mail.getReceivedMessages();
            assertThat(mails).hasSize(1);
            assertThat(mails[0].getSubject()).isEqualTo("edgesweep: nightly: Partly failed");
            assertThat(String.valueOf(mails[0].getContent())).contains("exit code 3");
        } finally {
            mail.stop();
        }
    }

    @Test
    void robots_chats_and_programs_take_what_is_sent_and_a_trial_says_so() {
        try (World world = new World(folder);
                ChatRobots robots = new ChatRobots(InstantSource.system())) {
            job(world, robots, ChatRobots.SECRET);
            world.sandbox.faults().tasks(Pattern.compile(".*page-1.*"), TaskOutcome.failed("taskFailed", "node down"));

            World.Ending run = world.run("run", "nightly");
            List<String> told = List.copyOf(robots.taken());
            World.Ending trial = world.run("notify", "nightly", "--test");
            World.Ending check = world.run("check", "--online");

            assertThat(run.err()).doesNotContain("did not get through");
            assertThat(told)
                    .containsExactlyInAnyOrder(
                            "GET /hc/id/start",
                            "POST /hc/id/fail",
                            "POST /wecom",
                            "POST /dingtalk",
                            "POST /feishu",
                            "POST /slack",
                            "POST /program");
            assertThat(String.join("", robots.bodies()))
                    .contains("• 1 Failed at the provider", "4 of 5 confirmed")
                    .contains("→ Retry 1 target that failed at the provider. edgesweep retry ");
            assertThat(trial.exitCode()).as(trial.out() + trial.err()).isZero();
            assertThat(trial.out().lines())
                    .hasSize(6)
                    .allMatch(line -> line.startsWith("✓ ") && line.endsWith(": taken"));
            assertThat(robots.taken()).contains("POST /hc/id/log");
            assertThat(check.out()).contains("✓ notice of nightly: the webhook http://127.0.0.1:", "took a trial");
            assertThat(robots.bodies())
                    .filteredOn(body -> body.startsWith("{\"schema\""))
                    .hasSize(3)
                    .allSatisfy(NoticeStoryTests::isAsTheSchemaSays);
        }
    }

    @Test
    void a_robot_that_refuses_with_status_200_and_a_chat_that_says_why_are_told() {
        try (World world = new World(folder);
                ChatRobots robots = new ChatRobots(InstantSource.system())) {
            job(world, robots, "another secret");

            World.Ending trial = world.run("notify", "nightly", "--test");
            World.Ending json = world.run("notify", "nightly", "--test", "--json");
            World.Ending check = world.run("check", "--online");

            assertThat(trial.exitCode()).isEqualTo(2);
            assertThat(trial.out())
                    .contains(": it refused with errcode 310000: sign not match")
                    .contains(": it refused with code 19021: sign match fail")
                    .contains(": it answered with status 401")
                    .doesNotContain("another secret", "token-of-the-robot");
            assertThat(json(json.out()).get(0).get("taken").isBoolean()).isTrue();
            assertThat(check.out()).contains("did not take a trial: it refused with errcode 310000: sign not match");
            assertThat(robots.taken()).contains("POST /wecom").doesNotContain("POST /dingtalk");
        }
    }

    @Test
    void serve_tells_of_the_runs_that_have_ended_by_a_schedule_of_its_own_and_of_each_once() {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        try (ChatRobots robots = new ChatRobots(InstantSource.system())) {
            world.configured("notify.webhooks[0].url", robots.url("/wecom"));
            world.configured("notify.webhooks[0].format", "wecom");
            world.configured("notify.digest.cron", "* * * * * ?");
            world.job("good", "site: www\nnotify: false\nsources:\n  - csv: " + world.urlFile("good.csv", 1) + "\n");
            try (Served served = Served.in(world).loggedIn()) {
                served.post("/jobs/good", "/jobs/good/runs", Map.of("dry", "false"));
                Served.waitFor(() -> robots.bodies().stream().anyMatch(body -> body.contains("good: All confirmed")));
            }
            assertThat(robots.bodies())
                    .filteredOn(body -> body.contains("good: All confirmed"))
                    .hasSize(1);
        }
    }

    @Test
    void names_the_command_that_shows_more_where_none_helps() {
        try (World world = new World(folder);
                ChatRobots robots = new ChatRobots(InstantSource.system())) {
            world.configured("notify.webhooks[0].url", robots.url("/wecom"));
            world.configured("notify.webhooks[0].format", "wecom");
            world.jobFor("odd", world.file("odd.csv", "url", World.url(1), "https://www.example.com/a b"));

            assertThat(world.run("run", "odd").exitCode()).isEqualTo(3);

            assertThat(String.join("", robots.bodies()))
                    .contains("→ See what became of each part. edgesweep show "
                            + world.report("odd").run());
        }
    }

    @Test
    void one_notice_tells_of_all_runs_of_the_night() {
        try (World world = new World(folder);
                ChatRobots robots = new ChatRobots(InstantSource.system())) {
            world.configured("notify.webhooks[0].url", robots.url("/program"));
            world.configured("notify.webhooks[0].format", "json");
            world.configured("notify.webhooks[0].secret", ChatRobots.SECRET);
            world.configured("console.public-url", "https://edgesweep.example.com");
            world.configured("notify.webhooks[1].url", robots.url("/wecom"));
            world.configured("notify.webhooks[1].format", "wecom");
            for (String name : List.of("good", "bad")) {
                world.job(
                        name,
                        "site: www\nnotify: false\nsources:\n  - csv: "
                                + world.file(name + ".csv", "url", "https://www.example.com/" + name) + "\n");
            }
            world.sandbox.faults().tasks(Pattern.compile(".*bad.*"), TaskOutcome.failed("taskFailed", "node down"));
            world.run("run", "good");
            world.run("run", "bad");

            World.Ending digest = world.run("notify", "--digest", "--since", "1h");

            assertThat(digest.exitCode()).as(digest.err()).isZero();
            assertThat(robots.bodies()).hasSize(2);
            assertThat(String.join("", robots.bodies()))
                    .contains("1 of 2 runs did not end well\\n✗ bad: Partly failed → edgesweep retry "
                            + world.report("bad").run() + "\\n✓ good: All confirmed purged\\n"
                            + "https://edgesweep.example.com");
            assertThat(robots.bodies())
                    .filteredOn(body -> body.startsWith("{\"schema\""))
                    .singleElement()
                    .satisfies(NoticeStoryTests::isAsTheSchemaSays);
            assertThat(world.run("notify", "good", "--digest").exitCode()).isEqualTo(2);
        }
    }

    private void job(World world, ChatRobots robots, String secret) {
        world.job("nightly", """
                site: www
                sources: [{csv: %s}]
                notify:
                  ping: {healthchecks: "%s"}
                  webhooks:
                    - {url: "%s", format: wecom}
                    - {url: "%s", format: dingtalk, secret: "%s"}
                    - {url: "%s", format: feishu, secret: "%s"}
                    - {url: "%s", format: slack}
                    - {url: "%s", format: json, secret: "%s"}
                """.formatted(
                        world.urlFile("urls.csv", 5),
                        robots.url("/hc/id"),
                        robots.url("/wecom?key=token-of-the-robot"),
                        robots.url("/dingtalk?access_token=token-of-the-robot"),
                        secret,
                        robots.url("/feishu"),
                        secret,
                        robots.url("/slack"),
                        robots.url("/program"),
                        secret));
    }

    private static void isAsTheSchemaSays(String body) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(Path.of("docs", "schema", "notice.schema.json")), InputFormat.JSON);
        assertThat(schema.validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(body)
                .isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tells_of_a_run_that_could_write_no_report() {
        try (World world = new World(folder);
                Listener listener = new Listener()) {
            world.configured("notify.ping.failure", listener.url("/fail"));
            world.jobFor("nightly", world.urlFile("urls.csv", 5));
            world.file("reports", "a file where the folder should be");

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(listener.calls()).containsExactly("GET /fail");
        }
    }

    @Test
    void a_listener_that_is_not_there_changes_nothing() {
        try (World world = new World(folder)) {
            world.configured("notify.ping.finish", "http://127.0.0.1:1/");
            world.configured("notify.backoff", "10ms");
            world.jobFor("nightly", world.urlFile("urls.csv", 5));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
        }
    }

    @Test
    void refuses_addresses_that_would_tell_the_world_and_shows_none() {
        try (World world = new World(folder)) {
            world.job("nightly", """
                    site: www
                    sources: [{csv: %s}]
                    notify:
                      ping: {start: "http://hooks.example.com/canary", finish: "ftp://example.com/canary"}
                      webhooks: [{format: teams}]
                      mail: {to: nobody, when: sometimes}
                    """.formatted(world.urlFile("urls.csv", 5)));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(2);
            assertThat(ending.err())
                    .contains("notify.ping.start: is not allowed; allowed: https://HOST/…")
                    .contains("notify.ping.finish: is not allowed")
                    .contains("notify.webhooks[0].url: is missing")
                    .contains("'teams' is not allowed; allowed: slack, wecom, dingtalk, feishu, json")
                    .contains("notify.mail.from: is missing")
                    .contains("'nobody' is not allowed")
                    .contains("'sometimes' is not allowed; allowed: always, failure, change")
                    .doesNotContain("canary");
        }
    }

    @Test
    void says_so_when_somebody_writes_on_which_is_yamls_word_for_true() {
        try (World world = new World(folder)) {
            world.job(
                    "nightly",
                    "site: www\nsources: [{csv: a.csv}]\nnotify: {webhooks: [{url: 'https://a.example/', on: always}]}\n");

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(2);
            assertThat(ending.err()).contains("such as when instead of on");
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
