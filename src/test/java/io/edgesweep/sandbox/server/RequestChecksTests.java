package io.edgesweep.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.ApiCall;
import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.SandboxKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks that every call goes through, in their order. */
class RequestChecksTests {

    private static final SandboxKey TEMPORARY = SandboxKey.temporary(
            "AKIDtemporary", "temporarySecret", "the-token", Instant.parse("2026-01-01T02:00:00Z"));
    private static final SandboxKey READER =
            SandboxKey.of("AKIDreader", "readerSecret").onlyActions("DescribeContentQuota");

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");

    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.builder()
                .clock(clock)
                .keys(SandboxSettings.SAMPLE_KEY, TEMPORARY, READER)
                .bodyBytes(1_000)
                .build());
        client = new SandboxClient(sandbox, clock);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private ApiCall quotaCall() {
        return client.prepare("DescribeContentQuota", "{\"ZoneId\":\"zone-2example0001\"}");
    }

    @Test
    void a_good_call_is_answered_in_the_envelope() {
        ApiReply reply = quotaCall().sign().sendTo(sandbox);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.response().path("RequestId").stringValue())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                .isNotEqualTo(quotaCall()
                        .sign()
                        .sendTo(sandbox)
                        .response()
                        .path("RequestId")
                        .stringValue());
    }

    @Test
    void an_error_is_answered_in_the_envelope_too() {
        ApiReply reply = quotaCall().sendTo(sandbox);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.response().propertyNames()).containsExactly("Error", "RequestId");
        assertThat(reply.response().path("Error").propertyNames()).containsExactly("Code", "Message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void other_methods_are_unsupported(String method) {
        assertThat(quotaCall().withMethod(method).sign().sendTo(sandbox).code()).isEqualTo("UnsupportedProtocol");
    }

    @Test
    void there_is_nothing_below_the_root() {
        assertThat(quotaCall().sign().withPath("/v2").sendTo(sandbox).code()).isEqualTo("InvalidParameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-TC-Action", "X-TC-Version", "X-TC-Timestamp"})
    void action_version_and_timestamp_must_be_there(String header) {
        assertThat(quotaCall().sign().with(header, "").sendTo(sandbox).code()).isEqualTo("MissingParameter");
    }

    @Test
    void the_timestamp_is_a_number() {
        assertThat(quotaCall()
                        .sign()
                        .with("X-TC-Timestamp", "yesterday")
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("InvalidParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "X-TC-Version, 2018-06-06, NoSuchVersion",
        "X-TC-Version, 1, NoSuchVersion",
        "X-TC-Action, describeContentQuota, InvalidAction",
        "X-TC-Action, PurgeUrlsCache, InvalidAction"
    })
    void version_and_action_must_be_known(String header, String value, String code) {
        assertThat(quotaCall().with(header, value).sign().sendTo(sandbox).code())
                .isEqualTo(code);
    }

    @Test
    void a_version_of_another_product_than_the_host_says_is_unknown() {
        ApiCall call = quotaCall().with("Host", "cdn.tencentcloudapi.com").sign();

        assertThat(call.sendTo(sandbox).code()).isEqualTo("NoSuchVersion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SKIP",
                "TC3-HMAC-SHA1 Credential=A/2026-01-01/teo/tc3_request, SignedHeaders=host, Signature=00",
                "TC3-HMAC-SHA256 Credential=A/2026-01-01/tc3_request, SignedHeaders=content-type;host, Signature="
                        + "0000000000000000000000000000000000000000000000000000000000000000",
                "TC3-HMAC-SHA256 Credential=A/2026-01-01/teo/tc2_request, SignedHeaders=content-type;host, Signature="
                        + "0000000000000000000000000000000000000000000000000000000000000000",
                "TC3-HMAC-SHA256 Credential=A/2026-01-01/teo/tc3_request, Signature="
                        + "0000000000000000000000000000000000000000000000000000000000000000",
                "TC3-HMAC-SHA256 Credential=A/2026-01-01/teo/tc3_request, SignedHeaders=content-type;host, Signature=00"
            })
    void the_authorization_must_be_well_formed(String authorization) {
        assertThat(quotaCall()
                        .sign()
                        .with("Authorization", authorization)
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("AuthFailure.InvalidAuthorization");
    }

    @Test
    void the_key_must_be_known() {
        assertThat(quotaCall().withSecretId("AKIDnobody").sign().sendTo(sandbox).code())
                .isEqualTo("AuthFailure.SecretIdNotFound");
    }

    @ParameterizedTest
    @CsvSource({"DISABLED, AuthFailure.SecretIdNotFound", "OF_ANOTHER_KIND, AuthFailure.InvalidSecretId"})
    void the_key_must_be_usable(KeyState state, String code) {
        sandbox.faults().key(SandboxSettings.SAMPLE_KEY.secretId(), state);
        assertThat(quotaCall().sign().sendTo(sandbox).code()).isEqualTo(code);

        sandbox.faults().key(SandboxSettings.SAMPLE_KEY.secretId(), KeyState.USABLE);
        assertThat(quotaCall().sign().sendTo(sandbox).code()).isEmpty();
    }

    @Test
    void the_scope_names_the_day_of_the_timestamp() {
        ApiCall call = quotaCall().sign();

        call.with("Authorization", call.authorization().replace("2026-01-01", "2025-12-31"));

        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureFailure");
    }

    @ParameterizedTest
    @CsvSource({
        "cdn, teo.tencentcloudapi.com, AuthFailure.SignatureFailure",
        "tencentcloudapi, teo.tencentcloudapi.com, AuthFailure.SignatureFailure",
        "teo, edge.example.test:8080, ''",
        "edge, edge.example.test:8080, ''",
        "localhost, localhost:18080, ''",
        "localhost:18080, localhost:18080, ''"
    })
    void the_scope_names_the_product_or_the_first_label_of_the_host(String service, String host, String code) {
        ApiCall call = quotaCall().with("Host", host).withService(service).sign();

        assertThat(call.sendTo(sandbox).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:18080, teo.tencentcloudapi.com, ''",
        "127.0.0.1:18080, teo.intl.tencentcloudapi.com, ''",
        "127.0.0.1:18080, 127.0.0.1, ''",
        "edge.example.test:8080, edge.example.test, ''",
        "edge.example.test:8080, teo.tencentcloudapi.com, AuthFailure.SignatureFailure",
        "127.0.0.1:18080, cdn.tencentcloudapi.com, AuthFailure.SignatureFailure"
    })
    void the_host_is_signed_as_sent_or_without_port_or_by_its_real_name_on_loopback(
            String host, String signedHost, String code) {
        ApiCall call = quotaCall().with("Host", host).withSignedHost(signedHost).sign();

        assertThat(call.sendTo(sandbox).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "content-type", "content-type;host;x-absent", "host;content-type"})
    void content_type_and_host_are_signed_in_order_and_every_signed_header_is_there(String signedHeaders) {
        assertThat(quotaCall()
                        .withSignedHeaders(signedHeaders)
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("AuthFailure.SignatureFailure");
    }

    @Test
    void more_headers_may_be_signed_and_the_region_may_be_empty() {
        ApiCall call = quotaCall()
                .withSignedHeaders("content-type;host;x-tc-action;x-tc-version")
                .sign();
        call.headers.put("X-TC-Region", "");
        call.headers.put("X-TC-Language", "en-US");

        assertThat(call.sendTo(sandbox).code()).isEmpty();
    }

    @Test
    void the_content_type_is_signed_as_it_is_on_the_wire() {
        ApiCall call = quotaCall()
                .with("Content-Type", "application/json; charset=utf-8")
                .sign()
                .with("Content-Type", "application/json");

        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureFailure");
    }

    @Test
    void a_temporary_key_comes_with_its_token() {
        assertThat(client.as(TEMPORARY).quota().code()).isEmpty();
        assertThat(quotaCall()
                        .withKey(TEMPORARY)
                        .with("X-TC-Token", "")
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("AuthFailure.TokenFailure");
        assertThat(quotaCall()
                        .withKey(TEMPORARY)
                        .with("X-TC-Token", "another")
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("AuthFailure.TokenFailure");
    }

    @Test
    void a_permanent_key_comes_without_a_token() {
        assertThat(quotaCall()
                        .with("X-TC-Token", "the-token")
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("AuthFailure.TokenFailure");
    }

    @Test
    void a_token_dies_at_its_time() {
        clock.set("2026-01-01T01:59:59Z");
        assertThat(client.as(TEMPORARY).quota().code()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(client.as(TEMPORARY).quota().code()).isEqualTo("AuthFailure.TokenFailure");
    }

    @Test
    void a_token_can_be_made_to_die_early() {
        sandbox.faults().key(TEMPORARY.secretId(), KeyState.TOKEN_EXPIRED);

        assertThat(client.as(TEMPORARY).quota().code()).isEqualTo("AuthFailure.TokenFailure");
    }

    @Test
    void a_body_may_be_as_large_as_the_limit_and_no_larger() {
        String json = "{\"ZoneId\":\"zone-2example0001\"}";
        String largest = json + " ".repeat(1_000 - json.length());

        assertThat(client.call("DescribeContentQuota", largest).code()).isEmpty();
        assertThat(client.call("DescribeContentQuota", largest + " ").code()).isEqualTo("RequestSizeLimitExceeded");
    }

    @Test
    void a_key_without_the_right_is_refused() {
        assertThat(client.as(READER).quota().code()).isEmpty();
        assertThat(client.as(READER)
                        .purge("purge_url", "https://www.example.com/")
                        .code())
                .isEqualTo("AuthFailure.UnauthorizedOperation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | InvalidParameter",
                "{\"ZoneId\":                          | InvalidParameter",
                "[]                                    | InvalidParameter",
                "{\"ZoneId\": \"z\"} {}                | InvalidParameter",
                "{}                                    | MissingParameter",
                "{\"ZoneId\": null}                    | MissingParameter",
                "{\"ZoneId\": 1}                       | InvalidParameter",
                "{\"ZoneId\": [\"z\"]}                 | InvalidParameter",
                "{\"ZoneId\": \"z\", \"zoneId\": \"\"} | UnknownParameter",
                "{\"Zone\": \"z\"}                     | UnknownParameter"
            })
    void the_body_holds_what_the_action_defines_and_nothing_else(String json, String code) {
        assertThat(client.call("DescribeContentQuota", json).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_url\",\"Targets\":\"t\"}                         | InvalidParameter",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_url\",\"Targets\":[1]}                           | InvalidParameter",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_url\",\"Targets\":[\"t\"],\"EncodeUrl\":\"yes\"} | InvalidParameter",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_url\",\"Targets\":[\"t\"],\"CacheTag\":{\"A\":1}}| UnknownParameter",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_url\",\"Targets\":[\"t\"],\"CacheTag\":{}}       | MissingParameter",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_urls\",\"Targets\":[\"t\"]}                      | InvalidParameterValue",
                "{\"ZoneId\":\"Z\",\"Type\":\"prefetch_url\",\"Targets\":[\"t\"]}                    | InvalidParameterValue",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_host\",\"Targets\":[\"t\"],\"Method\":\"drop\"}  | InvalidParameterValue",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_url\",\"Targets\":[]}                            | MissingParameter",
                "{\"ZoneId\":\"Z\",\"Type\":\"purge_url\"}                                           | MissingParameter"
            })
    void nested_fields_and_words_are_checked_too(String json, String code) {
        assertThat(client.call("CreatePurgeTask", json).code()).isEqualTo(code);
    }

    @Test
    void a_doubly_wrong_call_gets_the_code_of_the_earlier_check() {
        ApiCall call = client.prepare("NoSuchAction", "no json")
                .withSecretId("AKIDnobody")
                .with("X-TC-Timestamp", "1");
        assertThat(call.sendTo(sandbox).code()).isEqualTo("InvalidAction");

        call.with("X-TC-Action", "CreatePurgeTask");
        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.InvalidAuthorization");

        call.sign();
        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SecretIdNotFound");

        call.withKey(READER).withSecretKey("wrong").sign();
        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureExpire");

        call.at(clock.instant()).sign();
        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureFailure");

        call.withKey(READER).sign();
        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.UnauthorizedOperation");

        call.withKey(SandboxSettings.SAMPLE_KEY).sign();
        assertThat(call.sendTo(sandbox).code()).isEqualTo("InvalidParameter");
    }

    @Test
    void a_get_call_carries_its_parameters_in_the_query() {
        ApiReply created = client.prepare("CreatePurgeTask", "")
                .withQuery("ZoneId=zone-2example0001&Type=purge_url&EncodeUrl=false"
                        + "&Targets.1=https%3A%2F%2Fwww.example.com%2Fb&Targets.0=https%3A%2F%2Fwww.example.com%2Fa")
                .sign()
                .sendTo(sandbox);
        clock.advance(Duration.ofSeconds(2));
        ApiReply listed = client.prepare("DescribePurgeTasks", "")
                .withQuery(
                        "ZoneId=zone-2example0001&Limit=1&Filters.0.Name=job-id&Filters.0.Values.0=" + created.jobId())
                .sign()
                .sendTo(sandbox);

        assertThat(listed.totalCount()).isEqualTo(2);
        assertThat(listed.tasks("Target")).containsExactly("https://www.example.com/a");
    }

    @Test
    void a_get_call_is_checked_like_any_other() {
        ApiCall call = client.prepare("DescribePurgeTasks", "");

        assertThat(call.withQuery("ZoneId=zone-2example0001&Limit=many")
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("InvalidParameter");
        assertThat(call.withQuery("Zone=zone-2example0001")
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("UnknownParameter");
        assertThat(call.withQuery("ZoneId=%E4%B8%AD&Filters=x")
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("InvalidParameter");
        assertThat(call.withQuery("ZoneId=" + "z".repeat(33_000))
                        .sign()
                        .sendTo(sandbox)
                        .code())
                .isEqualTo("RequestSizeLimitExceeded");
    }

    @Test
    void a_right_may_be_to_the_action_of_one_product() {
        SandboxKey key = SandboxKey.of("AKIDcdnreader", "cdnReaderSecret").onlyActions("cdn:DescribePurgeTasks");
        SandboxSettings settings =
                SandboxSettings.builder().clock(clock).keys(key).build();
        try (Sandbox other = Sandbox.start(settings)) {
            SandboxClient reader = new SandboxClient(other, clock).as(key);

            assertThat(reader.cdn("DescribePurgeTasks", "{\"TaskId\":\"x\"}").code())
                    .isEmpty();
            assertThat(reader.tasks().code()).isEqualTo("AuthFailure.UnauthorizedOperation");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cdn.tencentcloudapi.com, cdn, ''",
        "cdn.intl.tencentcloudapi.com, cdn, ''",
        "cdn.ap-guangzhou.tencentcloudapi.com, cdn, ''",
        "127.0.0.1:18080, cdn, ''",
        "127.0.0.1:18080, 127, ''",
        "localhost:18080, localhost:18080, ''",
        "127.0.0.1:18080, teo, AuthFailure.SignatureFailure",
        "teo.tencentcloudapi.com, cdn, NoSuchVersion"
    })
    void the_cdn_is_called_at_its_own_hosts_and_locally(String host, String service, String code) {
        ApiCall call = client.prepare("DescribePurgeQuota", "{}")
                .toCdn()
                .with("Host", host)
                .withService(service)
                .sign();

        assertThat(call.sendTo(sandbox).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "PushUrlsCache, 2022-09-01, InvalidAction",
        "CreatePurgeTask, 2018-06-06, InvalidAction",
        "DescribeContentQuota, 2018-06-06, InvalidAction",
        "DescribePurgeTasks, 2018-06-06, InvalidParameter.CdnParamError",
        "DescribePurgeTasks, 2022-09-01, MissingParameter"
    })
    void an_action_belongs_to_a_version(String action, String version, String code) {
        ApiCall call = client.prepare(action, "{}")
                .with("X-TC-Version", version)
                .with("Host", "127.0.0.1:18080")
                .withService("127")
                .sign();

        assertThat(call.sendTo(sandbox).code()).isEqualTo(code);
    }

    @Test
    void the_limits_are_settings() {
        SandboxSettings settings = SandboxSettings.builder()
                .clock(clock)
                .clockTolerance(Duration.ofSeconds(10))
                .urlLength(30)
                .queryWindow(Duration.ofDays(5))
                .build();
        try (Sandbox other = Sandbox.start(settings)) {
            SandboxClient caller = new SandboxClient(other, clock);

            assertThat(caller.purge("purge_url", "https://www.example.com/longer")
                            .list("FailedList", "Reason"))
                    .isEmpty();
            assertThat(caller.purge("purge_url", "https://www.example.com/longer1")
                            .list("FailedList", "Reason"))
                    .containsExactly("url too long");
            assertThat(caller.tasks().code()).isEqualTo("InvalidParameter.ParameterError");
            assertThat(caller.cdn("DescribePurgeTasks", "{\"StartTime\":\"2025-12-26 08:00:00\"}")
                            .code())
                    .isEqualTo("InvalidParameter.CdnParamError");
            assertThat(caller.cdn("DescribePurgeTasks", "{\"StartTime\":\"2025-12-27 08:00:00\"}")
                            .code())
                    .isEmpty();

            ApiCall call = quotaCall().sign();
            clock.advance(Duration.ofSeconds(11));
            assertThat(call.sendTo(other).code()).isEqualTo("AuthFailure.SignatureExpire");
        }
    }
}
