package io.edgesweep.sandbox.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.QuotaLimit;
import io.edgesweep.sandbox.server.JournalEntry;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CDN's PurgeUrlsCache, PurgePathCache and PushUrlsCache: all of a call is accepted or none of it. */
class CdnSubmissionTests {

    private static final String GOOD = "https://img.example.com/1.jpg";
    private static final SandboxKey ONE_DOMAIN_KEY =
            SandboxKey.of("AKIDonedomain", "oneDomainSecret").onlyDomains("cn.example.com");
    private static final SandboxKey STRANGER =
            SandboxKey.of("AKIDstranger", "strangerSecret").ofAccount("other");

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:05Z");
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
            .clock(clock)
            .callsPerSecond(1_000)
            .cdnQuota(CdnQuotaProfile.small())
            .keys(SandboxSettings.SAMPLE_KEY, ONE_DOMAIN_KEY, STRANGER)
            .domains(
                    SandboxSettings.SAMPLE_DOMAIN,
                    SandboxDomain.of("cn.example.com").in(CdnArea.MAINLAND),
                    SandboxDomain.of("sea.example.com").in(CdnArea.OVERSEAS),
                    SandboxDomain.of("off.example.com").with(DomainStatus.OFFLINE),
                    SandboxDomain.of("locked.example.com").with(DomainStatus.LOCKED),
                    SandboxDomain.of("img.example.org").ofAccount("other"))
            .build());
    private final SandboxClient client = new SandboxClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** The three create actions, with a call for URLs each. */
    enum Create {
        PURGE_URLS("PurgeUrlsCache", CdnKind.URL),
        PURGE_PATHS("PurgePathCache", CdnKind.PATH),
        PUSH("PushUrlsCache", CdnKind.PUSH);

        final String action;
        final CdnKind kind;

        Create(String action, CdnKind kind) {
            this.action = action;
            this.kind = kind;
        }

        ApiReply by(SandboxClient client, String more, List<String> urls) {
            String list = this == PURGE_PATHS ? "Paths" : "Urls";
            String flush = this == PURGE_PATHS && !more.contains("FlushType") ? ",\"FlushType\":\"flush\"" : "";
            return client.cdn(action, "{\"%s\":[\"%s\"]%s%s}".formatted(list, String.join("\",\"", urls), flush, more));
        }

        ApiReply by(SandboxClient client, String more, String... urls) {
            return by(client, more, List.of(urls));
        }
    }

    private int used(CdnKind kind, CdnArea area) {
        return sandbox.cdnQuotas().used("main", kind, area);
    }

    private void assertThatNothingIsBooked() {
        for (CdnKind kind : CdnKind.values()) {
            assertThat(used(kind, CdnArea.MAINLAND)).isZero();
            assertThat(used(kind, CdnArea.OVERSEAS)).isZero();
        }
        assertThat(sandbox.cdnTasks().all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_accepted_call_has_one_task_id_and_no_list_of_refused_urls(Create create) {
        ApiReply reply = create.by(client, "", "https://cn.example.com/a/", "http://CN.example.com/b/");

        assertThat(reply.response().propertyNames()).containsExactly("TaskId", "RequestId");
        assertThat(reply.taskId()).matches("1767225605-[0-9a-z]{8}");
        assertThat(sandbox.cdnTasks().of(reply.taskId()))
                .extracting(CdnTaskRow::url)
                .containsExactly("https://cn.example.com/a/", "http://CN.example.com/b/");
        assertThat(used(create.kind, CdnArea.MAINLAND)).isEqualTo(2);
        assertThat(used(create.kind, CdnArea.OVERSEAS)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_call_twice_is_two_tasks_and_booked_twice(Create create) {
        String first = create.by(client, "", "https://cn.example.com/").taskId();
        String second = create.by(client, "", "https://cn.example.com/").taskId();

        assertThat(first).isNotEqualTo(second);
        assertThat(used(create.kind, CdnArea.MAINLAND)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "PURGE_URLS, img.example.com/1.jpg, InvalidParameter.CdnParamError",
        "PURGE_PATHS, //img.example.com/, InvalidParameter.CdnParamError",
        "PUSH, img.example.com/1.jpg, InvalidParameter.CdnParamError",
        "PURGE_URLS, https://img.example.com/\\u0007, InvalidParameter.CdnParamError",
        "PURGE_URLS, https://*.example.com/, InvalidParameter.CdnPurgeWildcardNotAllowed",
        "PURGE_PATHS, https://*.example.com/, InvalidParameter.CdnPurgeWildcardNotAllowed",
        "PUSH, https://*.example.com/, InvalidParameter.CdnPushWildcardNotAllowed",
        "PURGE_URLS, https://nope.example.net/, ResourceNotFound.CdnHostNotExists",
        "PURGE_PATHS, https://sub.img.example.com/, ResourceNotFound.CdnHostNotExists",
        "PUSH, https://img.example.org/, ResourceNotFound.CdnHostNotExists",
        "PURGE_URLS, https://off.example.com/, ResourceUnavailable.CdnHostIsNotOnline",
        "PURGE_PATHS, https://off.example.com/, InvalidParameter.CdnHostInvalidStatus",
        "PUSH, https://off.example.com/, ResourceUnavailable.CdnHostIsNotOnline",
        "PURGE_URLS, https://locked.example.com/, InvalidParameter.CdnHostInvalidStatus",
        "PURGE_PATHS, https://locked.example.com/, InvalidParameter.CdnHostInvalidStatus",
        "PUSH, https://locked.example.com/, ResourceUnavailable.CdnHostIsLocked"
    })
    void one_bad_url_refuses_the_whole_call(Create create, String bad, String code) {
        assertThat(create.by(client, "", "https://cn.example.com/a", bad).code())
                .isEqualTo(code);
        assertThatNothingIsBooked();
    }

    @ParameterizedTest
    @CsvSource({
        "PURGE_URLS, InvalidParameter.CdnUrlExceedLength",
        "PURGE_PATHS, InvalidParameter.CdnUrlExceedLength",
        "PUSH, InvalidParameter.CdnParamError"
    })
    void a_url_that_is_too_long_refuses_the_whole_call(Create create, String code) {
        String longest = GOOD + "x".repeat(2_048 - GOOD.length());

        assertThat(create.by(client, "", GOOD, longest + "x").code()).isEqualTo(code);
        assertThatNothingIsBooked();
        assertThat(create.by(client, "", GOOD, longest).code()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_key_needs_the_right_to_every_domain(Create create) {
        SandboxClient limited = client.as(ONE_DOMAIN_KEY);

        assertThat(create.by(limited, "", "https://cn.example.com/", "https://img.example.com/")
                        .code())
                .isEqualTo("UnauthorizedOperation.CdnHostUnauthorized");
        assertThatNothingIsBooked();
        assertThat(create.by(limited, "", "https://cn.example.com/").code()).isEmpty();
    }

    @Test
    void a_domain_belongs_to_one_account() {
        assertThat(Create.PURGE_URLS
                        .by(client.as(STRANGER), "", "https://img.example.org/")
                        .code())
                .isEmpty();
        assertThat(Create.PURGE_URLS.by(client.as(STRANGER), "", GOOD).code())
                .isEqualTo("ResourceNotFound.CdnHostNotExists");
        assertThat(sandbox.cdnQuotas().used("other", CdnKind.URL, CdnArea.MAINLAND))
                .isEqualTo(1);
        assertThatNothingOfMainIsBooked();
    }

    private void assertThatNothingOfMainIsBooked() {
        assertThat(used(CdnKind.URL, CdnArea.MAINLAND)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', MissingParameter",
        "',\"FlushType\":null', MissingParameter",
        "',\"FlushType\":\"purge\"', InvalidParameter.CdnParamError",
        "',\"FlushType\":1', InvalidParameter",
        "',\"FlushType\":\"delete\"', ''"
    })
    void a_path_call_says_how_to_flush(String flushType, String code) {
        ApiReply reply = client.cdn("PurgePathCache", "{\"Paths\":[\"https://img.example.com/\"]" + flushType + "}");

        assertThat(reply.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "PURGE_URLS, https://cn.example.com/, overseas, InvalidParameter.CdnParamError",
        "PURGE_PATHS, https://sea.example.com/, mainland, InvalidParameter.CdnParamError",
        "PURGE_URLS, https://img.example.com/, global, InvalidParameter.CdnParamError",
        "PURGE_URLS, https://img.example.com/, Mainland, InvalidParameter.CdnParamError",
        "PURGE_URLS, https://img.example.com/, overseas, ''",
        "PUSH, https://cn.example.com/, overseas, InvalidParameter.CdnParamError",
        "PUSH, https://cn.example.com/, global, InvalidParameter.CdnParamError",
        "PUSH, https://img.example.com/, global, ''",
        "PUSH, https://sea.example.com/, '', InvalidParameter.CdnParamError",
        "PUSH, https://sea.example.com/, overseas, ''"
    })
    void the_area_must_be_one_that_the_domain_is_served_in(Create create, String url, String area, String code) {
        String more = area.isEmpty() ? "" : ",\"Area\":\"" + area + "\"";

        assertThat(create.by(client, more, url).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "PURGE_URLS, https://img.example.com/, '', 1, 1",
        "PURGE_PATHS, https://img.example.com/, '', 1, 1",
        "PURGE_URLS, https://img.example.com/, overseas, 0, 1",
        "PURGE_URLS, https://sea.example.com/, '', 0, 1",
        "PUSH, https://img.example.com/, '', 1, 0",
        "PUSH, https://img.example.com/, global, 1, 1"
    })
    void an_area_is_booked_where_it_is_used(Create create, String url, String area, int mainland, int overseas) {
        create.by(client, area.isEmpty() ? "" : ",\"Area\":\"" + area + "\"", url);

        assertThat(used(create.kind, CdnArea.MAINLAND)).isEqualTo(mainland);
        assertThat(used(create.kind, CdnArea.OVERSEAS)).isEqualTo(overseas);
        assertThat(sandbox.journal().calls(create.action))
                .singleElement()
                .extracting(JournalEntry::booked)
                .isEqualTo(mainland + overseas);
    }

    @ParameterizedTest
    @CsvSource({
        "PURGE_URLS, 10, LimitExceeded.CdnPurgeUrlExceedBatchLimit",
        "PURGE_PATHS, 5, LimitExceeded.CdnPurgePathExceedBatchLimit",
        "PUSH, 10, LimitExceeded.CdnPushExceedBatchLimit"
    })
    void a_batch_may_be_full_and_no_more(Create create, int batch, String code) {
        List<String> tooMany = Collections.nCopies(batch + 1, "https://nope.example.net/");

        assertThat(create.by(client, "", tooMany).code()).isEqualTo(code);
        assertThatNothingIsBooked();
        assertThat(create.by(client, "", Collections.nCopies(batch, GOOD)).code())
                .isEmpty();
    }

    @Test
    void areas_may_have_different_limits() {
        sandbox.cdnQuotas().changeLimit("main", CdnKind.URL, CdnArea.OVERSEAS, 2, 50);

        assertThat(Create.PURGE_URLS.by(client, "", GOOD, GOOD, GOOD).code())
                .isEqualTo("LimitExceeded.CdnPurgeUrlExceedBatchLimit");
        assertThatNothingIsBooked();
        assertThat(Create.PURGE_URLS
                        .by(client, ",\"Area\":\"mainland\"", GOOD, GOOD, GOOD)
                        .code())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PURGE_URLS, LimitExceeded.CdnPurgeUrlExceedDayLimit",
        "PURGE_PATHS, LimitExceeded.CdnPurgePathExceedDayLimit",
        "PUSH, LimitExceeded.CdnPushExceedDayLimit"
    })
    void a_day_holds_so_many_in_each_area_and_it_is_all_or_nothing(Create create, String code) {
        String both = create == Create.PUSH ? ",\"Area\":\"global\"" : "";
        QuotaLimit limit = sandbox.cdnQuotas().limit("main", create.kind, CdnArea.OVERSEAS);
        sandbox.cdnQuotas().use("main", create.kind, CdnArea.OVERSEAS, limit.daily() - 1);

        assertThat(create.by(client, both, GOOD, GOOD).code()).isEqualTo(code);
        assertThat(used(create.kind, CdnArea.MAINLAND)).isZero();
        assertThat(create.by(client, ",\"Area\":\"mainland\"", GOOD, GOOD).code())
                .isEmpty();
        assertThat(create.by(client, both, GOOD).code()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Urls\":[\"https://img.example.com/\"],\"UserAgent\":\"TencentCdn\",\"Layer\":\"middle\"}",
                "{\"Urls\":[\"https://img.example.com/\"],\"Layer\":\"\",\"ParseM3U8\":true,\"DisableRange\":true}",
                "{\"Urls\":[\"https://img.example.com/\"],\"Headers\":[{\"Name\":\"A\",\"Value\":\"1\"}],\"UrlEncode\":false}"
            })
    void a_prefetch_takes_every_option(String json) {
        assertThat(client.cdn("PushUrlsCache", json).code()).isEmpty();
    }

    @Test
    void a_prefetch_takes_headers_within_limits() {
        String header = "{\"Name\":\"%s\",\"Value\":\"%s\"}";
        String fits = header.formatted("n".repeat(128), "v".repeat(1_024));

        assertThat(Create.PUSH
                        .by(client, headers(Collections.nCopies(20, fits)), GOOD)
                        .code())
                .isEmpty();
        assertThat(Create.PUSH
                        .by(client, headers(Collections.nCopies(21, fits)), GOOD)
                        .code())
                .isEqualTo("InvalidParameter.CdnParamError");
        assertThat(Create.PUSH
                        .by(client, headers(List.of(header.formatted("n".repeat(129), ""))), GOOD)
                        .code())
                .isEqualTo("InvalidParameter.CdnParamError");
        assertThat(Create.PUSH
                        .by(client, headers(List.of(header.formatted("n", "v".repeat(1_025)))), GOOD)
                        .code())
                .isEqualTo("InvalidParameter.CdnParamError");
    }

    private static String headers(List<String> headers) {
        return ",\"Headers\":[" + String.join(",", headers) + "]";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PurgeUrlsCache | {}                                                             | MissingParameter",
                "PurgeUrlsCache | {\"Urls\":[]}                                                  | InvalidParameter.CdnParamError",
                "PurgeUrlsCache | {\"Urls\":\"https://img.example.com/\"}                        | InvalidParameter",
                "PurgeUrlsCache | {\"Urls\":[\"https://img.example.com/\"],\"FlushType\":\"flush\"} | UnknownParameter",
                "PurgePathCache | {\"Urls\":[\"https://img.example.com/\"],\"FlushType\":\"flush\"} | UnknownParameter",
                "PushUrlsCache  | {\"Urls\":[\"https://img.example.com/\"],\"Layer\":\"edge\"}   | InvalidParameter.CdnParamError",
                "PushUrlsCache  | {\"Urls\":[\"https://img.example.com/\"],\"ParseM3U8\":\"on\"} | InvalidParameter"
            })
    void the_body_holds_what_the_action_defines_and_nothing_else(String action, String json, String code) {
        assertThat(client.cdn(action, json).code()).isEqualTo(code);
        assertThatNothingIsBooked();
    }

    @Test
    void what_is_not_ascii_is_encoded_on_demand() {
        String asSent = "https://img.example.com/中文.jpg?q=%E4%B8%AD";

        String kept = Create.PURGE_URLS.by(client, "", asSent).taskId();
        String encoded =
                Create.PURGE_URLS.by(client, ",\"UrlEncode\":true", asSent).taskId();

        assertThat(sandbox.cdnTasks().of(kept)).extracting(CdnTaskRow::url).containsExactly(asSent);
        assertThat(sandbox.cdnTasks().of(encoded))
                .extracting(CdnTaskRow::url)
                .containsExactly("https://img.example.com/%E4%B8%AD%E6%96%87.jpg?q=%E4%B8%AD");
    }

    @Test
    void a_domain_may_change_in_mid_run() {
        sandbox.faults().domain("img.example.com", DomainStatus.OFFLINE);
        assertThat(Create.PURGE_URLS.by(client, "", GOOD).code()).isEqualTo("ResourceUnavailable.CdnHostIsNotOnline");

        sandbox.faults().domain("IMG.example.com", DomainStatus.ONLINE);
        assertThat(Create.PURGE_URLS.by(client, "", GOOD).code()).isEmpty();
    }
}
