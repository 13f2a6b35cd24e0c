package io.edgesweep.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.ControlClient;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.cdn.CdnQuotaProfile;
import io.edgesweep.sandbox.edgeone.QuotaProfile;
import io.edgesweep.sandbox.model.TaskStatus;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.JournalEntry;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ControlTests {

    private static final String URL = "https://www.example.com/a";
    private static final String IMG = "https://img.example.com/1.jpg";
    private static final SandboxKey TEMPORARY =
            SandboxKey.temporary("AKIDtemporary", "temporarySecret", "the-token", Instant.MAX);

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
            .clock(clock)
            .ticker(() -> 0)
            .controlPort(0)
            .keys(SandboxSettings.SAMPLE_KEY, TEMPORARY)
            .quota(QuotaProfile.small())
            .cdnQuota(CdnQuotaProfile.small())
            .build());
    private final SandboxClient client = new SandboxClient(sandbox, clock);
    private final ControlClient control = new ControlClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private ApiReply purge() {
        return client.purge("purge_url", URL);
    }

    @Test
    void there_is_none_unless_it_is_asked_for() {
        try (Sandbox plain = Sandbox.start()) {
            assertThat(plain.controlEndpoint()).isEmpty();
        }
        assertThat(sandbox.controlEndpoint().orElseThrow().getHost()).isEqualTo("127.0.0.1");
        assertThat(sandbox.controlEndpoint().orElseThrow().getPort()).isNotEqualTo(sandbox.port());
    }

    @Test
    void a_taken_port_leaves_nothing_running() {
        SandboxSettings settings = SandboxSettings.builder()
                .controlPort(sandbox.controlEndpoint().orElseThrow().getPort())
                .build();

        assertThatThrownBy(() -> Sandbox.start(settings))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(settings.controlPort()));
    }

    @Test
    void the_journal_is_told_and_forgotten() {
        ApiReply purged = client.purge("purge_url", URL, "https://nope.example.net/");
        ApiReply pushed = client.cdn("PushUrlsCache", "Urls", IMG);

        JsonNode entries = control.send("GET", "/journal", "").json().path("entries");

        assertThat(entries).hasSize(2);
        assertThat(entries.path(0).toString())
                .isEqualTo("""
                        {"time":"2026-01-01T00:00:00Z","nanos":0,"product":"teo","action":"CreatePurgeTask",\
                        "version":"2022-09-01","key":"AKIDSANDBOXexample0000000000000000001","requestId":"%s",\
                        "zoneId":"zone-2example0001","type":"purge_url",\
                        "targets":["https://www.example.com/a","https://nope.example.net/"],\
                        "accepted":["https://www.example.com/a"],"booked":1,"jobId":"%s","verdict":"OK"}\
                        """.formatted(purged.response().path("RequestId").stringValue(), purged.jobId()));
        assertThat(entries.path(1).path("product").stringValue()).isEqualTo("cdn");
        assertThat(entries.path(1).path("jobId").stringValue()).isEqualTo(pushed.taskId());

        control.send("DELETE", "/journal", "");
        assertThat(sandbox.journal().calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fault\":\"code\",\"code\":\"InternalError\"}                     | InternalError",
                "{\"fault\":\"status\",\"status\":503,\"retryAfter\":0}              | HTTP 503",
                "{\"fault\":\"status\",\"status\":502,\"afterBooking\":true}         | HTTP 502",
                "{\"fault\":\"empty-body\"}                                          | HTTP 200 with another body",
                "{\"fault\":\"empty-object\",\"afterBooking\":true}                  | HTTP 200 with another body",
                "{\"fault\":\"html\"}                                                | HTTP 200 with another body",
                "{\"fault\":\"cut-off\"}                                             | cut off",
                "{\"fault\":\"close-before-booking\"}                                | closed before booking",
                "{\"fault\":\"close-after-booking\"}                                 | closed after booking",
                "{\"fault\":\"late\",\"delay\":\"PT0.01S\"}                          | late",
                "{\"fault\":\"none\"}                                                | OK"
            })
    void every_fault_has_a_word(String fault, String verdict) {
        control.post("/faults", fault.replace("{", "{\"action\":\"CreatePurgeTask\","));

        callAndForget();
        callAndForget();

        assertThat(sandbox.journal().calls()).extracting(JournalEntry::verdict).containsExactly(verdict, "OK");
        assertThat(sandbox.quotas().used(SandboxClient.ZONE, TaskType.PURGE_URL))
                .isEqualTo(sandbox.journal().acceptedTargets().get(URL));
    }

    private void callAndForget() {
        try {
            purge();
        } catch (UncheckedIOException lost) {
            // what the fault was for
        }
    }

    @Test
    void faults_wait_in_line_and_can_be_called_off() {
        control.post("/faults", "{\"action\":\"CreatePurgeTask\",\"times\":2,\"fault\":\"html\"}");
        control.post("/faults", "{\"action\":\"cdn:DescribePurgeTasks\",\"fault\":\"html\"}");
        control.post("/faults", "{\"fault\":\"status\",\"status\":503}");

        purge();
        assertThat(control.send("GET", "/faults", "").json().path("waiting").toString())
                .isEqualTo("{\"CreatePurgeTask\":1,\"cdn:DescribePurgeTasks\":1}");
        assertThat(client.quota().status()).isEqualTo(503);

        control.send("DELETE", "/faults", "");
        assertThat(control.send("GET", "/faults", "").json().path("waiting")).isEmpty();
        assertThat(client.quota().code()).isEmpty();
    }

    @Test
    void outcomes_are_prescribed() {
        control.post(
                "/outcomes",
                "{\"target\":\".*/a\",\"status\":\"failed\",\"failType\":\"taskFailed\",\"failMessage\":\"node down\"}");
        String jobId = purge().jobId();

        clock.advance(Duration.ofSeconds(3));

        assertThat(sandbox.tasks().of(jobId)).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(TaskStatus.FAILED);
            assertThat(row.failType()).isEqualTo("taskFailed");
            assertThat(row.failMessage()).isEqualTo("node down");
        });
    }

    @Test
    void keys_zones_accounts_and_domains_change_in_mid_run() {
        control.post("/keys", "{\"secretId\":\"AKIDtemporary\",\"state\":\"token_expired\"}");
        assertThat(client.as(TEMPORARY).quota().code()).isEqualTo("AuthFailure.TokenFailure");
        control.post("/keys", "{\"secretId\":\"AKIDtemporary\",\"state\":\"disabled\"}");
        assertThat(client.as(TEMPORARY).quota().code()).isEqualTo("AuthFailure.SecretIdNotFound");

        control.post("/zones", "{\"zoneId\":\"zone-2example0001\",\"suspended\":true}");
        assertThat(purge().code()).isEqualTo("OperationDenied.ZoneNotActive");
        control.post("/zones", "{\"zoneId\":\"zone-2example0001\",\"suspended\":false}");

        control.post("/domains", "{\"domain\":\"img.example.com\",\"status\":\"locked\"}");
        assertThat(client.cdn("PushUrlsCache", "Urls", IMG).code()).isEqualTo("ResourceUnavailable.CdnHostIsLocked");
        control.post("/domains", "{\"domain\":\"img.example.com\",\"status\":\"online\"}");

        control.post("/accounts", "{\"account\":\"main\",\"suspended\":true}");
        assertThat(purge().code()).isEqualTo("OperationDenied.PlanHasBeenIsolated");
        control.post("/accounts", "{\"account\":\"main\",\"suspended\":false}");

        assertThat(purge().code()).isEmpty();
        assertThat(client.cdn("PushUrlsCache", "Urls", IMG).code()).isEmpty();
    }

    @Test
    void quotas_are_used_changed_and_told() {
        JsonNode teo = control.post(
                "/quotas/teo", "{\"zoneId\":\"zone-2example0001\",\"type\":\"purge_url\",\"use\":45,\"daily\":60}");
        JsonNode cdn = control.post("/quotas/cdn", "{\"kind\":\"url\",\"area\":\"overseas\",\"use\":60,\"batch\":20}");

        assertThat(teo.toString()).isEqualTo("{\"batch\":10,\"daily\":60,\"used\":45,\"available\":15}");
        assertThat(cdn.toString()).isEqualTo("{\"batch\":20,\"daily\":50,\"used\":60,\"available\":0}");
        assertThat(client.left("purge_url")).isEqualTo(15);
        assertThat(client.cdn("PurgeUrlsCache", "Urls", IMG).code())
                .isEqualTo("LimitExceeded.CdnPurgeUrlExceedDayLimit");
    }

    @Test
    void the_clock_the_lag_and_the_rate_change_in_mid_run() {
        String jobId = purge().jobId();
        control.post("/listing-lag", "{\"lag\":\"PT5M\"}");
        control.post("/clock", "{\"advance\":\"PT4M\"}");
        assertThat(client.tasks(SandboxClient.filter("job-id", jobId)).totalCount())
                .isZero();
        control.post("/clock", "{\"advance\":\"PT1M\"}");
        assertThat(client.tasks(SandboxClient.filter("job-id", jobId)).totalCount())
                .isEqualTo(1);

        control.post("/clock", "{\"skew\":\"-PT6M\"}");
        assertThat(client.quota().code()).isEqualTo("AuthFailure.SignatureExpire");
        control.post("/clock", "{\"skew\":\"PT0S\"}");
        assertThat(client.quota().code()).isEmpty();

        control.post("/rate", "{\"callsPerSecond\":0}");
        assertThat(client.quota().code()).isEqualTo("RequestLimitExceeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /faults      | {\"fault\":\"flood\"}                                 | must be one of [close-after-booking",
                "POST | /faults      | {\"fault\":\"status\"}                                | `status` must be from 200 to 599",
                "POST | /faults      | {\"fault\":\"late\",\"delay\":\"2\"}                  | `delay` must be a duration",
                "POST | /faults      | {\"action\":\"A\",\"times\":0,\"fault\":\"none\"}     | `times` must be at least 1",
                "POST | /faults      | {\"action\":\"A\"}                                    | the parameter `fault` is missing",
                "POST | /outcomes    | {\"target\":\"(\",\"status\":\"failed\"}              | `target` must be a regular expression",
                "POST | /outcomes    | {\"target\":\"a\",\"status\":\"done\"}                | must be one of [processing, success",
                "POST | /edge        | {\"node\":1,\"misses\":\"\"}                       | there is no edge",
                "POST | /keys        | {\"secretId\":\"AKIDnobody\",\"state\":\"usable\"}    | No such key: AKIDnobody",
                "POST | /zones       | {\"zoneId\":\"zone-typo\",\"suspended\":true}         | No such zone: zone-typo",
                "POST | /domains     | {\"domain\":\"a.b\",\"status\":\"online\"}            | No such domain: a.b",
                "POST | /quotas/cdn  | {\"kind\":\"url\",\"area\":\"global\"}                | mainland and overseas",
                "POST | /quotas/teo  | {\"zoneId\":\"zone-typo\",\"type\":\"purge_url\"}     | No such zone: zone-typo",
                "POST | /clock       | {\"advance\":\"-PT1S\"}                               | ahead only",
                "POST | /rate        | {\"callsPerSecond\":-1}                               | cannot be negative",
                "POST | /rate        | {\"callsPerSecond\":                                  | end-of-input",
                "POST | /rate        | []                                                    | `body` must be an object",
                "POST | /rate        | {\"callsPerSecond\":1,\"perHour\":1}                  | `perHour` is not defined",
            })
    void a_wrong_request_says_what_is_wrong(String method, String path, String body, String message) {
        ControlClient.Answer answer = control.send(method, path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains(message);
    }

    @Test
    void an_unknown_request_is_told_which_there_are() {
        ControlClient.Answer answer = control.send("GET", "/clock", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).contains("no such request: GET /clock").contains("POST /clock");
    }
}
