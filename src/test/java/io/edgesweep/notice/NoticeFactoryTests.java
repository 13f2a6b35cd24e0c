package io.edgesweep.notice;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.proxy.WebProxy;
import io.edgesweep.report.Verdict;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSpec;
import io.edgesweep.settings.NoticeSpec.Format;
import io.edgesweep.settings.NoticeSpec.Mail;
import io.edgesweep.settings.NoticeSpec.Ping;
import io.edgesweep.settings.NoticeSpec.Webhook;
import io.edgesweep.settings.NoticeSpec.When;
import io.edgesweep.settings.WebAddress;
import io.edgesweep.text.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NoticeFactoryTests {

    private static final Instant NOW = Instant.parse("2026-11-30T18:00:00.123Z");

    private static final NoticeSpec.Ping NO_PING = NoticeSpec.NONE.ping();

    private final Listener listener = new Listener();
    private final List<Duration> slept = new ArrayList<>();
    private Proxies proxies = Proxies.NONE;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.edgesweep.notice");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        listener.close();
    }

    @Test
    void pings_at_the_beginning_and_after_that_at_the_end() {
        NoticeSpec spec = new NoticeSpec(
                false,
                new Ping(address("/id/start"), address("/id"), address("/id/fail"), Optional.empty()),
                List.of(),
                Optional.empty());

        try (Notice notice = notices(spec, Duration.ofSeconds(10))) {
            notice.begun("run-1");
            notice.failed(Verdict.UNEXPECTED, Reason.said("It broke"));
        }

        assertThat(listener.calls()).containsExactly("GET /id/start", "GET /id/fail");
    }

    @Test
    void posts_to_robots_what_they_take_and_no_more_than_that() {
        NoticeSpec spec = new NoticeSpec(
                false,
                NO_PING,
                List.of(
                        webhook("/wecom", Format.WECOM),
                        webhook("/dingtalk", Format.DINGTALK),
                        webhook("/feishu", Format.FEISHU)),
                Optional.empty());
        try (Notice notice = notices(spec, Duration.ofSeconds(10))) {
            notice.begun("run-1");
            notice.failed(Verdict.LOCAL_STATE, Reason.said("磁盘已满".repeat(1000)));
        }

        String text = "edgesweep: ✗ nightly: Local state unusable\\n磁盘已满";
        assertThat(listener.told())
                .extracting(Listener.Told::body)
                .anyMatch(body -> body.startsWith("{\"msgtype\":\"text\",\"text\":{\"content\":\"" + text))
                .anyMatch(body -> body.startsWith("{\"content\":{\"text\":\"" + text)
                        && body.endsWith("\"},\"msg_type\":\"text\"}"))
                .hasSize(3)
                .allSatisfy(body ->
                        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2048 + 60));
    }

    @Test
    void posts_the_head_of_the_run_and_escapes_what_slack_would_take_for_markup() {
        NoticeSpec spec = new NoticeSpec(
                false,
                NO_PING,
                List.of(webhook("/json", Format.JSON), webhook("/slack", Format.SLACK)),
                Optional.empty());

        try (Notice notice = notices(spec, Duration.ofSeconds(10))) {
            notice.begun("run-1");
            notice.failed(Verdict.LOCAL_STATE, Reason.said("No room on <disk> & none soon"));
        }

        assertThat(listener.told())
                .containsExactlyInAnyOrder(new Listener.Told("POST /json", """
                                {"schema":"edgesweep.notice/1","kind":"run","run":"run-1","job":"nightly","site":"www",\
                                "verdict":"local-state","exitCode":10,"reason":{"code":"said",\
                                "arguments":["No room on <disk> & none soon"]},\
                                "counts":null,"report":"","url":null}"""), new Listener.Told("POST /slack", """
                                {"text":"✗ nightly: Local state unusable\\nNo room on &lt;disk&gt; &amp; none soon\\n\
                                run run-1, site www, exit code 10","blocks":[{"type":"header","text":{"type":"plain_text",\
                                "text":"✗ nightly: Local state unusable"}},{"type":"section","text":{"type":"mrkdwn",\
                                "text":"No room on &lt;disk&gt; &amp; none soon"}},{"type":"context","elements":[{"type":"mrkdwn",\
                                "text":"run run-1, site www, exit code 10"}]}]}"""));
    }

    @Test
    void tries_again_what_may_pass_and_nothing_else() {
        listener.answering(503, 429, 200);
        tell(webhook("/busy", Format.JSON));
        listener.answering(404);

        tell(webhook("/gone", Format.JSON));

        assertThat(listener.calls()).containsExactly("POST /busy", "POST /busy", "POST /busy", "POST /gone");
        assertThat(slept).hasSize(2);
    }

    @Test
    void follows_no_redirect() {
        listener.answering(307);

        tell(webhook("/moved", Format.JSON));

        assertThat(listener.calls()).containsExactly("POST /moved");
    }

    @Test
    void warns_without_showing_any_of_the_address_but_its_host() {
        listener.answering(403);

        tell(webhook("/services/canary?token=canary", Format.JSON));

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("webhook http://127.0.0.1:")
                .contains("/… did not get through: it answered with status 403. Check notify.webhooks")
                .doesNotContain("canary"));
    }

    @Test
    void waits_no_longer_than_it_may() {
        listener.hanging();

        try (Notice notice = notices(
                new NoticeSpec(false, NO_PING, List.of(webhook("/slow", Format.JSON)), Optional.empty()),
                Duration.ofMillis(100))) {
            notice.failed(Verdict.UNEXPECTED, Reason.said("It broke"));
        }

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("is given up; the run is not affected"));
    }

    @Test
    void says_what_is_missing_when_there_is_no_mail_server() {
        Mail mail = new Mail(List.of("ops@example.com"), "night@example.com", Set.of(When.FAILURE));

        try (Notice notice =
                notices(new NoticeSpec(false, NO_PING, List.of(), Optional.of(mail)), Duration.ofSeconds(10))) {
            notice.failed(Verdict.UNEXPECTED, Reason.said("It broke"));
        }

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("set spring.mail.host"));
    }

    @Test
    void shows_no_address_as_text() {
        assertThat(new WebAddress(URI.create("https://hooks.example.com/services/canary")))
                .hasToString("https://hooks.example.com/…");
    }

    /** The listener stands in for the robot's host as the proxy that the process is configured with. */
    @Test
    void takes_a_robot_that_refuses_with_status_200_for_not_told() {
        proxies = new Proxies(
                new WebProxy("127.0.0.1", URI.create(listener.url("/")).getPort(), "", ""), null, "");
        listener.saying("{\"errcode\":310000,\"errmsg\":\"keywords not in content\\nof canary1\"}");
        tell(new Webhook(
                new WebAddress(URI.create("http://oapi.dingtalk.com/robot/send?access_token=canary1")),
                Format.SLACK,
                Set.of(When.ALWAYS),
                Optional.empty()));

        assertThat(listener.calls()).containsExactly("POST http://oapi.dingtalk.com/robot/send?access_token=canary1");
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("webhook http://oapi.dingtalk.com/… did not get through: it refused with errcode 310000:"
                        + " keywords not in content of …. Check notify.webhooks"));
    }

    @Test
    void takes_a_robot_behind_another_address_that_refuses_for_not_told() {
        listener.saying("{\"errcode\":40008,\"errmsg\":\"invalid message type\"}");

        tell(new Webhook(
                new WebAddress(URI.create(listener.url("/relay"))),
                Format.SLACK,
                Set.of(When.ALWAYS),
                Optional.empty()));

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("did not get through: it refused with errcode 40008: invalid message type"));
    }

    @Test
    void reads_no_more_of_an_answer_than_a_robot_would_say() {
        listener.saying("x".repeat(BodyStart.LIMIT + 1)).hangingInTheBody();

        tell(webhook("/long", Format.JSON));

        assertThat(log.list).isEmpty();
    }

    @Test
    void gives_up_a_try_whose_answer_does_not_come_to_its_end() {
        listener.saying("ok").hangingInTheBody();

        tell(webhook("/slow", Format.JSON), Duration.ofMillis(200));

        assertThat(listener.calls()).hasSize(3);
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("it did not answer in 200 ms"));
    }

    private void tell(Webhook webhook) {
        tell(webhook, Duration.ofSeconds(5));
    }

    private void tell(Webhook webhook, Duration timeout) {
        NoticeSpec spec = new NoticeSpec(false, NO_PING, List.of(webhook), Optional.empty());
        try (Notice notice = notices(spec, timeout, Duration.ofSeconds(10))) {
            notice.failed(Verdict.UNEXPECTED, Reason.said("It broke"));
        }
    }

    private Notice notices(NoticeSpec spec, Duration longest) {
        return notices(spec, Duration.ofSeconds(5), longest);
    }

    private Notice notices(NoticeSpec spec, Duration timeout, Duration longest) {
        NoticeSettings settings = new NoticeSettings(
                NoticeSpec.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                timeout,
                3,
                Duration.ofSeconds(1),
                longest);
        return factory(settings).of("nightly", "www", spec);
    }

    private NoticeFactory factory(NoticeSettings settings) {
        return new NoticeFactory(
                settings, Optional.empty(), slept::add, proxies, () -> NOW, Words.of(Language.ENGLISH));
    }

    private Optional<WebAddress> address(String path) {
        return Optional.of(new WebAddress(URI.create(listener.url(path))));
    }

    private Webhook webhook(String path, Format format) {
        return new Webhook(address(path).orElseThrow(), format, Set.of(When.ALWAYS), Optional.empty());
    }
}
