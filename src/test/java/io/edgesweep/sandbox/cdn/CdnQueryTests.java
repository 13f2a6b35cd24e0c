package io.edgesweep.sandbox.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CDN's DescribePurgeTasks and DescribePushTasks. */
class CdnQueryTests {

    private static final String IMG = "https://img.example.com/1.jpg";
    private static final String CN = "https://cn.example.com/2/";
    private static final String START = "\"StartTime\":\"2026-01-01 00:00:00\"";
    private static final SandboxKey ONE_DOMAIN_KEY =
            SandboxKey.of("AKIDonedomain", "oneDomainSecret").onlyDomains("cn.example.com");
    private static final SandboxKey STRANGER =
            SandboxKey.of("AKIDstranger", "strangerSecret").ofAccount("other");

    /** Eight o'clock in the morning where the CDN's times are told. */
    private final MovableClock clock = new MovableClock("2026-01-01T00:00:05Z");

    private Sandbox sandbox = Sandbox.start(settings().build());
    private SandboxClient client = new SandboxClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SandboxSettings.Builder settings() {
        return SandboxSettings.builder()
                .clock(clock)
                .callsPerSecond(1_000)
                .keys(SandboxSettings.SAMPLE_KEY, ONE_DOMAIN_KEY, STRANGER)
                .domains(
                        SandboxSettings.SAMPLE_DOMAIN,
                        SandboxDomain.of("cn.example.com").in(CdnArea.MAINLAND));
    }

    private String purgeUrls(String... urls) {
        return client.cdn("PurgeUrlsCache", "Urls", urls).taskId();
    }

    private String purgePath(String path) {
        return client.cdn("PurgePathCache", "{\"Paths\":[\"" + path + "\"],\"FlushType\":\"flush\"}")
                .taskId();
    }

    private String push(String... urls) {
        return client.cdn("PushUrlsCache", "Urls", urls).taskId();
    }

    private ApiReply purges(String fields) {
        return client.cdn("DescribePurgeTasks", "{" + fields + "}");
    }

    private ApiReply pushes(String fields) {
        return client.cdn("DescribePushTasks", "{" + fields + "}");
    }

    private List<String> purgedUrls(String fields) {
        return purges(START + "," + fields).list("PurgeLogs", "Url");
    }

    @Test
    void a_purge_row_says_what_was_asked_and_how_far_it_is() {
        String urls = purgeUrls(IMG);
        String path = purgePath(CN);
        clock.advance(Duration.ofSeconds(3));

        ApiReply reply = purges(START);

        assertThat(reply.totalCount()).isEqualTo(2);
        assertThat(reply.response().path("PurgeLogs").toString()).isEqualTo("""
                        [{"TaskId":"%s","Url":"https://cn.example.com/2/","Status":"process",\
                        "CreateTime":"2026-01-01 08:00:05","PurgeType":"path","FlushType":"flush"},\
                        {"TaskId":"%s","Url":"https://img.example.com/1.jpg","Status":"done",\
                        "CreateTime":"2026-01-01 08:00:05","PurgeType":"url","FlushType":"delete"}]\
                        """.formatted(path, urls));
    }

    @Test
    void a_push_row_tells_its_progress() {
        String taskId = push(IMG);

        clock.advance(Duration.ofSeconds(2));
        assertThat(pushes(START).response().path("PushLogs").toString()).isEqualTo("""
                        [{"TaskId":"%s","Url":"https://img.example.com/1.jpg","Status":"process",\
                        "CreateTime":"2026-01-01 08:00:05","Percent":25,"Area":"mainland","UpdateTime":null}]\
                        """.formatted(taskId));

        clock.advance(Duration.ofSeconds(6));
        assertThat(pushes(START).response().path("PushLogs").toString()).isEqualTo("""
                        [{"TaskId":"%s","Url":"https://img.example.com/1.jpg","Status":"done",\
                        "CreateTime":"2026-01-01 08:00:05","Percent":100,"Area":"mainland",\
                        "UpdateTime":"2026-01-01 08:00:13"}]\
                        """.formatted(taskId));
    }

    @Test
    void every_failure_of_a_purge_is_a_fail_and_a_push_may_be_invalid() {
        sandbox.faults()
                .tasks(Pattern.compile(".*/f"), TaskOutcome.failed("taskFailed", ""))
                .tasks(Pattern.compile(".*/t"), TaskOutcome.timeout())
                .tasks(Pattern.compile(".*/i"), TaskOutcome.invalid())
                .tasks(Pattern.compile(".*/n"), TaskOutcome.neverFinal());
        String[] urls = {IMG + "/f", IMG + "/t", IMG + "/i", IMG + "/n"};
        purgeUrls(urls);
        push(urls);

        clock.advance(Duration.ofHours(1));

        assertThat(purges(START).list("PurgeLogs", "Status")).containsExactly("fail", "fail", "done", "process");
        assertThat(pushes(START).list("PushLogs", "Status")).containsExactly("fail", "fail", "invalid", "process");
        assertThat(pushes(START).list("PushLogs", "Percent")).containsExactly("0", "0", "0", "99");
        assertThat(pushes(START + ",\"Status\":\"invalid\"").list("PushLogs", "Url"))
                .containsExactly(IMG + "/i");
    }

    @Test
    void a_new_task_appears_after_the_listing_lag() {
        String taskId = purgeUrls(IMG);
        clock.advance(Duration.ofMillis(1_999));
        assertThat(purges("\"TaskId\":\"" + taskId + "\"").totalCount()).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(purges("\"TaskId\":\"" + taskId + "\"").totalCount()).isEqualTo(1);

        sandbox.faults().listingLag(Duration.ofMinutes(5));
        assertThat(purges("\"TaskId\":\"" + taskId + "\"").totalCount()).isZero();
    }

    @Test
    void purges_are_narrowed_by_every_field() {
        String first = purgeUrls(IMG, CN);
        purgePath(CN);
        clock.advance(Duration.ofSeconds(4));

        assertThat(purgedUrls("\"TaskId\":\"" + first + "\"")).containsExactlyInAnyOrder(IMG, CN);
        assertThat(purgedUrls("\"PurgeType\":\"path\"")).containsExactly(CN);
        assertThat(purgedUrls("\"PurgeType\":\"url\"")).hasSize(2);
        assertThat(purgedUrls("\"Keyword\":\"CN.example.com\"")).containsExactly(CN, CN);
        assertThat(purgedUrls("\"Keyword\":\"" + IMG + "\"")).containsExactly(IMG);
        assertThat(purgedUrls("\"Keyword\":\"https://img.example.com/\"")).isEmpty();
        assertThat(purgedUrls("\"Keyword\":\"example.com\"")).isEmpty();
        assertThat(purgedUrls("\"Status\":\"process\"")).containsExactly(CN);
        assertThat(purgedUrls("\"Status\":\"Done\"")).hasSize(2);
        assertThat(purgedUrls("\"Area\":\"global\"")).containsExactly(IMG);
        assertThat(purgedUrls("\"Area\":\"mainland\"")).containsExactly(CN, CN);
        assertThat(purgedUrls("\"Area\":\"overseas\"")).isEmpty();
        assertThat(purgedUrls("\"PurgeType\":\"url\",\"Keyword\":\"cn.example.com\""))
                .containsExactly(CN);
    }

    @Test
    void pushes_are_narrowed_by_the_same_fields_but_the_type() {
        String taskId = push(IMG);
        push(CN);
        clock.advance(Duration.ofSeconds(2));

        assertThat(pushes("\"TaskId\":\"" + taskId + "\"").list("PushLogs", "Url"))
                .containsExactly(IMG);
        assertThat(pushes(START + ",\"Keyword\":\"cn.example.com\"").list("PushLogs", "Url"))
                .containsExactly(CN);
        assertThat(pushes(START + ",\"Area\":\"mainland\"").totalCount()).isEqualTo(2);
        assertThat(pushes(START + ",\"Status\":\"process\"").totalCount()).isEqualTo(2);
        assertThat(pushes(START + ",\"PurgeType\":\"url\"").code()).isEqualTo("UnknownParameter");
    }

    @Test
    void purges_and_pushes_are_listed_apart() {
        purgeUrls(IMG);
        push(CN);
        clock.advance(Duration.ofSeconds(2));

        assertThat(purges(START).list("PurgeLogs", "Url")).containsExactly(IMG);
        assertThat(pushes(START).list("PushLogs", "Url")).containsExactly(CN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Status\":\"invalid\"",
                "\"Status\":\"success\"",
                "\"PurgeType\":\"push\"",
                "\"Area\":\"europe\"",
                "\"Limit\":0",
                "\"Limit\":1001",
                "\"Offset\":-1"
            })
    void a_wrong_field_is_refused(String field) {
        assertThat(purges(START + "," + field).code()).isEqualTo("InvalidParameter.CdnParamError");
    }

    @Test
    void a_task_id_or_a_start_is_needed() {
        assertThat(purges("").code()).isEqualTo("InvalidParameter.CdnParamError");
        assertThat(pushes("").code()).isEqualTo("InvalidParameter.CdnParamError");
        assertThat(purges("\"EndTime\":\"2026-01-01 00:00:00\"").code()).isEqualTo("InvalidParameter.CdnParamError");
        assertThat(purges("\"TaskId\":\"1767225605-unknown0\"").totalCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01 08:00:05, 2026-01-01 08:00:05, 1",
        "2026-01-01 08:00:06, 2026-01-01 09:00:00, 0",
        "2026-01-01 00:00:00, 2026-01-01 08:00:04, 0",
        "2026-01-01 08:00:05, '', 1"
    })
    void a_window_selects_on_the_time_of_creation_in_china(String start, String end, int count) {
        purgeUrls(IMG);
        clock.advance(Duration.ofSeconds(2));

        ApiReply reply = purges("\"StartTime\":\"" + start + "\",\"EndTime\":\"" + end + "\"");

        assertThat(reply.totalCount()).isEqualTo(count);
    }

    @Test
    void an_end_may_go_with_a_task_id() {
        String taskId = purgeUrls(IMG);
        clock.advance(Duration.ofSeconds(2));
        String byId = "\"TaskId\":\"" + taskId + "\",\"EndTime\":";

        assertThat(purges(byId + "\"2026-01-01 08:00:05\"").totalCount()).isEqualTo(1);
        assertThat(purges(byId + "\"2026-01-01 08:00:04\"").totalCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T08:00:05Z, ''",
        "2026-01-01, ''",
        "2026-02-30 00:00:00, ''",
        "2026-01-01 00:00:00, tomorrow",
        "2026-01-02 00:00:00, 2026-01-01 00:00:00",
        "2026-01-01 00:00:00, 2026-01-08 00:00:01"
    })
    void a_wrong_date_has_a_code_of_its_own_for_pushes_alone(String start, String end) {
        String window = "\"StartTime\":\"" + start + "\",\"EndTime\":\"" + end + "\"";

        assertThat(purges(window).code()).isEqualTo("InvalidParameter.CdnParamError");
        assertThat(pushes(window).code()).isEqualTo("InvalidParameter.CdnStatInvalidDate");
    }

    @Test
    void a_window_of_exactly_seven_days_passes() {
        String window = "\"StartTime\":\"2026-01-01 00:00:00\",\"EndTime\":\"2026-01-08 00:00:00\"";

        assertThat(purges(window).code()).isEmpty();
        assertThat(pushes(window).code()).isEmpty();
    }

    @Test
    void rows_come_page_by_page_newest_first() {
        purgeUrls(Collections.nCopies(25, IMG).toArray(String[]::new));
        clock.advance(Duration.ofSeconds(2));
        purgeUrls(CN);
        clock.advance(Duration.ofSeconds(2));

        assertThat(purges(START).list("PurgeLogs", "Url")).startsWith(CN, IMG).hasSize(20);
        assertThat(purges(START).totalCount()).isEqualTo(26);
        assertThat(purges(START + ",\"Offset\":20,\"Limit\":1000").list("PurgeLogs", "Url"))
                .hasSize(6);
        assertThat(purges(START + ",\"Offset\":99").totalCount()).isEqualTo(26);
    }

    @Test
    void a_page_can_be_cut_to_the_limit_instead() {
        sandbox.close();
        sandbox = Sandbox.start(settings()
                .pageRows(5)
                .dialect(ApiBehaviour.likely().clampingPageSize())
                .build());
        client = new SandboxClient(sandbox, clock);
        purgeUrls(Collections.nCopies(9, IMG).toArray(String[]::new));
        clock.advance(Duration.ofSeconds(2));

        assertThat(purges(START + ",\"Limit\":50").list("PurgeLogs", "Url")).hasSize(5);
    }

    @Test
    void a_caller_sees_the_domains_of_its_account_that_it_has_a_right_to() {
        purgeUrls(IMG, CN);
        clock.advance(Duration.ofSeconds(2));

        assertThat(client.as(ONE_DOMAIN_KEY)
                        .cdn("DescribePurgeTasks", "{" + START + "}")
                        .list("PurgeLogs", "Url"))
                .containsExactly(CN);
        assertThat(client.as(STRANGER)
                        .cdn("DescribePurgeTasks", "{" + START + "}")
                        .totalCount())
                .isZero();
    }
}
