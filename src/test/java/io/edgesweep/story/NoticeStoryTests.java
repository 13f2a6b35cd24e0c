package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.edgesweep.notice.Listener;
import io.edgesweep.sandbox.model.TaskOutcome;
import jakarta.mail.Message;
import java.nio.file.Path;
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
