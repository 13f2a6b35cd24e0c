package io.edgesweep.sandbox.edgeone;

import static io.edgesweep.sandbox.SandboxClient.filter;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribePurgeTasksTests {

    private static final String ZONE = SandboxClient.ZONE;
    private static final SandboxZone OTHER_ZONE = SandboxZone.of("zone-2example0002", "shop.example.org");
    private static final SandboxKey ONE_ZONE_KEY =
            SandboxKey.of("AKIDonezone", "oneZoneSecret").onlyZones(ZONE);

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");

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
                .zones(SandboxSettings.SAMPLE_ZONE, OTHER_ZONE)
                .keys(SandboxSettings.SAMPLE_KEY, ONE_ZONE_KEY);
    }

    private void restart(SandboxSettings settings) {
        sandbox.close();
        sandbox = Sandbox.start(settings);
        client = new SandboxClient(sandbox, clock);
    }

    private static String url(String path) {
        return "https://www.example.com/" + path;
    }

    private ApiReply query(String json) {
        return client.call("DescribePurgeTasks", json.replace("ZONE", ZONE));
    }

    @Test
    void a_new_task_appears_after_the_listing_lag() {
        String jobId = client.purge("purge_url", url("a")).jobId();
        clock.advance(Duration.ofMillis(1_999));
        assertThat(client.tasks(filter("job-id", jobId)).totalCount()).isZero();
        assertThat(client.tasks(filter("job-id", jobId)).response().path("Tasks"))
                .isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(client.tasks(filter("job-id", jobId)).totalCount()).isEqualTo(1);
    }

    @Test
    void the_listing_lag_can_change_in_mid_run() {
        String jobId = client.purge("purge_url", url("a")).jobId();
        sandbox.faults().listingLag(Duration.ofMinutes(5));

        clock.advance(Duration.ofMinutes(4));
        assertThat(client.tasks(filter("job-id", jobId)).totalCount()).isZero();

        clock.advance(Duration.ofMinutes(1));
        assertThat(client.tasks(filter("job-id", jobId)).totalCount()).isEqualTo(1);
    }

    @Test
    void a_url_is_done_after_three_seconds_and_all_else_after_six() {
        client.purge("purge_url", url("a"));
        client.purge("purge_host", "www.example.com");

        clock.advance(Duration.ofMillis(2_999));
        assertThat(client.tasks().tasks("Status")).containsExactly("processing", "processing");

        clock.advance(Duration.ofMillis(1));
        assertThat(client.tasks().tasks("Status")).containsExactly("processing", "success");

        clock.advance(Duration.ofSeconds(3));
        assertThat(client.tasks().tasks("Status")).containsExactly("success", "success");
    }

    @Test
    void a_row_says_what_was_asked_and_what_became_of_it() {
        clock.advance(Duration.ofMillis(750));
        String jobId = client.purge("purge_prefix", url("assets/")).jobId();

        clock.advance(Duration.ofSeconds(2));
        assertThat(client.tasks().response().path("Tasks").path(0).toString()).isEqualTo("""
                        {"JobId":"%s","Target":"https://www.example.com/assets/","Type":"purge_prefix",\
                        "Method":"invalidate","Status":"processing","CreateTime":"2026-01-01T00:00:00Z",\
                        "UpdateTime":"2026-01-01T00:00:00Z","FailType":"","FailMessage":""}""".formatted(jobId));

        clock.advance(Duration.ofSeconds(4));
        assertThat(client.tasks().tasks("UpdateTime")).containsExactly("2026-01-01T00:00:06Z");
    }

    @Test
    void rules_decide_what_becomes_of_a_target() {
        sandbox.faults()
                .tasks(Pattern.compile(".*/fail.*"), TaskOutcome.failed("originPullFailed", "origin is down"))
                .tasks(Pattern.compile(".*/slow"), TaskOutcome.timeout())
                .tasks(Pattern.compile(".*/stop"), TaskOutcome.canceled())
                .tasks(url("never")::equals, TaskOutcome.neverFinal());
        client.purge("purge_url", url("fail/1"), url("slow"), url("stop"), url("never"), url("fine"));

        clock.advance(Duration.ofDays(1));

        ApiReply reply = client.tasks();
        assertThat(reply.tasks("Status")).containsExactly("failed", "timeout", "canceled", "processing", "success");
        assertThat(reply.tasks("FailType")).containsExactly("originPullFailed", "", "", "", "");
        assertThat(reply.tasks("FailMessage")).containsExactly("origin is down", "", "", "", "");
    }

    @Test
    void a_rule_is_for_tasks_to_come_and_the_latest_wins() {
        client.purge("purge_url", url("a"));
        sandbox.faults().tasks(target -> true, TaskOutcome.timeout());
        sandbox.faults().tasks(target -> true, TaskOutcome.canceled());
        client.purge("purge_url", url("a"));
        sandbox.faults().clear();
        client.purge("purge_url", url("a"));

        clock.advance(Duration.ofSeconds(3));

        assertThat(client.tasks().tasks("Status")).containsExactly("success", "canceled", "success");
    }

    @Test
    void rows_come_newest_first_and_page_by_page() {
        for (int call = 0; call < 3; call++) {
            String prefix = url(call + "/");
            client.purge(
                    "purge_url",
                    IntStream.range(0, 10).mapToObj(i -> prefix + i).toList());
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(client.tasks(0, 11).tasks("Target"))
                .startsWith(url("2/0"), url("2/1"))
                .endsWith(url("2/9"), url("1/0"));
        assertThat(client.tasks(25, 10).tasks("Target"))
                .containsExactly(url("0/5"), url("0/6"), url("0/7"), url("0/8"), url("0/9"));
        assertThat(client.tasks(25, 10).totalCount()).isEqualTo(30);
        assertThat(client.tasks(30, 10).response().path("Tasks")).isEmpty();
        assertThat(client.tasks(99, 10).totalCount()).isEqualTo(30);
    }

    @Test
    void a_page_has_twenty_rows_unless_told_otherwise() {
        String jobId =
                client.purge("purge_url", Collections.nCopies(30, url("a"))).jobId();
        clock.advance(Duration.ofSeconds(2));

        ApiReply reply = query("{\"ZoneId\":\"ZONE\",\"Filters\":[" + filter("job-id", jobId) + "]}");

        assertThat(reply.totalCount()).isEqualTo(30);
        assertThat(reply.tasks("Target")).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1001", "-1, 10", "0, -1"})
    void a_page_beyond_the_limits_is_refused(int offset, int limit) {
        assertThat(client.tasks(offset, limit).code()).isEqualTo("InvalidParameter.ParameterError");
    }

    @Test
    void a_page_can_be_cut_to_the_limit_instead() {
        restart(settings()
                .pageRows(5)
                .dialect(ApiBehaviour.likely().clampingPageSize())
                .build());
        client.purge("purge_url", Collections.nCopies(9, url("a")));
        clock.advance(Duration.ofSeconds(2));

        assertThat(client.tasks(0, 50).tasks("Target")).hasSize(5);
    }

    @Test
    void a_window_selects_on_the_time_of_creation_with_both_ends() {
        clock.set("2026-01-01T10:00:00.9Z");
        client.purge("purge_url", url("a"));
        clock.set("2026-01-02T00:00:00Z");
        String window = "{\"ZoneId\":\"ZONE\",\"StartTime\":\"%s\",\"EndTime\":\"%s\"}";

        assertThat(query(window.formatted("2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z"))
                        .totalCount())
                .isEqualTo(1);
        assertThat(query(window.formatted("2026-01-01T10:00:01Z", "2026-01-01T11:00:00Z"))
                        .totalCount())
                .isZero();
        assertThat(query(window.formatted("2026-01-01T09:00:00Z", "2026-01-01T09:59:59Z"))
                        .totalCount())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z",
                "2026-01-01T08:00:00+08:00",
                "2026-01-01T08:00:00+0800",
                "2026-01-01T08:00:00+08",
                "2025-12-31T19:00:00.000-05:00"
            })
    void times_may_have_any_offset(String start) {
        client.purge("purge_url", url("a"));
        clock.advance(Duration.ofSeconds(2));

        ApiReply reply =
                query("{\"ZoneId\":\"ZONE\",\"StartTime\":\"" + start + "\",\"EndTime\":\"2026-01-01T00:00:00.000Z\"}");

        assertThat(reply.totalCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-08T00:00:00Z, ''",
        "2026-01-01T00:00:00Z, 2026-01-08T00:00:01Z, InvalidParameter.ParameterError",
        "2026-01-01T00:00:00Z, 2026-01-08T08:00:00+08:00, ''",
        "2026-01-02T00:00:00Z, 2026-01-01T00:00:00Z, InvalidParameter.ParameterError",
        "2026-01-01T00:00:00, 2026-01-01T00:00:00Z, InvalidParameter.ParameterError",
        "2026-01-01 00:00:00, 2026-01-01T00:00:00Z, InvalidParameter.ParameterError",
        "'', 2026-01-01T00:00:00Z, InvalidParameter.ParameterError",
        "2026-01-01T00:00:00Z, '', InvalidParameter.ParameterError",
        "'', '', InvalidParameter.ParameterError"
    })
    void a_window_is_at_most_seven_days_and_well_formed(String start, String end, String code) {
        String json = "{\"ZoneId\":\"ZONE\",\"StartTime\":\"" + start + "\",\"EndTime\":\"" + end + "\"}";

        assertThat(query(json).code()).isEqualTo(code);
    }

    @Test
    void without_times_the_id_of_a_job_is_needed() {
        String jobId = client.purge("purge_url", url("a")).jobId();
        clock.advance(Duration.ofDays(20));

        assertThat(query("{\"ZoneId\":\"ZONE\"}").code()).isEqualTo("InvalidParameter.ParameterError");
        assertThat(query("{\"ZoneId\":\"ZONE\",\"Filters\":[" + filter("type", "purge_url") + "]}")
                        .code())
                .isEqualTo("InvalidParameter.ParameterError");
        assertThat(query("{\"ZoneId\":\"ZONE\",\"Filters\":[" + filter("job-id", jobId) + "]}")
                        .totalCount())
                .isEqualTo(1);
    }

    @Test
    void tasks_are_forgotten_after_thirty_days() {
        String jobId = client.purge("purge_url", url("a")).jobId();
        String byJobId = "{\"ZoneId\":\"ZONE\",\"Filters\":[" + filter("job-id", jobId) + "]}";

        clock.advance(Duration.ofDays(30));
        assertThat(query(byJobId).totalCount()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(query(byJobId).totalCount()).isZero();
    }

    @Test
    void a_zone_is_needed_unless_it_is_not() {
        assertThat(query("{\"Filters\":[" + filter("job-id", "x") + "]}").code())
                .isEqualTo("MissingParameter");

        restart(settings().dialect(ApiBehaviour.likely().queryingWithoutZone()).build());
        String jobId = client.purgeIn("*", "purge_url", List.of(url("a"), "https://shop.example.org/"))
                .jobId();
        clock.advance(Duration.ofSeconds(2));
        String byJobId = "{\"Filters\":[" + filter("job-id", jobId) + "]}";
        assertThat(query(byJobId).totalCount()).isEqualTo(2);
        assertThat(client.as(ONE_ZONE_KEY).call("DescribePurgeTasks", byJobId).totalCount())
                .isEqualTo(1);
    }

    @Test
    void a_zone_shows_its_own_tasks_to_those_who_may_see_them() {
        client.purgeIn("*", "purge_url", List.of(url("a"), "https://shop.example.org/"));
        clock.advance(Duration.ofSeconds(2));
        assertThat(client.tasks().tasks("Target")).containsExactly(url("a"));

        String json = "{\"ZoneId\":\"" + OTHER_ZONE.id() + "\",\"Filters\":[" + filter("job-id", "x") + "]}";
        assertThat(client.as(ONE_ZONE_KEY).call("DescribePurgeTasks", json).code())
                .isEqualTo("OperationDenied");
        assertThat(query("{\"ZoneId\":\"zone-unknown\"}").code()).isEqualTo("InvalidParameter.ParameterError");
    }

    @Test
    void filters_add_up_and_their_values_are_alternatives() {
        sandbox.faults().tasks(url("b")::equals, TaskOutcome.failed("taskFailed", ""));
        client.purge("purge_url", url("a"), url("b"), "https://static.example.com/c?u=www.example.com");
        String hostJob = client.purge("purge_host", "www.example.com").jobId();
        clock.advance(Duration.ofSeconds(4));

        assertThat(client.tasks(filter("job-id", hostJob)).tasks("Target")).containsExactly("www.example.com");
        assertThat(client.tasks(filter("type", "purge_url")).totalCount()).isEqualTo(3);
        assertThat(client.tasks(filter("target", url("a"))).tasks("Target")).containsExactly(url("a"));
        assertThat(client.tasks(filter("target", "example")).totalCount()).isZero();
        assertThat(client.tasks(filter("domains", "WWW.example.com")).tasks("Target"))
                .containsExactly("www.example.com", url("a"), url("b"));
        assertThat(client.tasks(filter("domains", "www.example.com", "static.example.com"))
                        .totalCount())
                .isEqualTo(4);
        assertThat(client.tasks(filter("statuses", "processing", "failed")).tasks("Target"))
                .containsExactly("www.example.com", url("b"));
        assertThat(client.tasks(filter("statuses", "processing", "failed"), filter("type", "purge_url"))
                        .tasks("Target"))
                .containsExactly(url("b"));
    }

    @Test
    void only_the_target_filter_can_be_fuzzy() {
        client.purge("purge_url", url("assets/a"), url("b"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(client.tasks("{\"Name\":\"target\",\"Values\":[\"assets\"],\"Fuzzy\":true}")
                        .tasks("Target"))
                .containsExactly(url("assets/a"));
        assertThat(client.tasks("{\"Name\":\"target\",\"Values\":[\"assets\"],\"Fuzzy\":false}")
                        .totalCount())
                .isZero();
        assertThat(client.tasks("{\"Name\":\"domains\",\"Values\":[\"www\"],\"Fuzzy\":true}")
                        .totalCount())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Name\":\"zone-id\",\"Values\":[\"x\"]}",
                "{\"Name\":\"job-id\",\"Values\":[\"x\",\"y\"]}",
                "{\"Name\":\"target\",\"Values\":[\"x\",\"y\"]}",
                "{\"Name\":\"type\",\"Values\":[\"purge_url\",\"purge_host\"]}",
                "{\"Name\":\"type\",\"Values\":[\"prefetch_url\"]}",
                "{\"Name\":\"statuses\",\"Values\":[\"done\"]}",
                "{\"Name\":\"domains\",\"Values\":[]}",
                "{\"Name\":\"domains\",\"Values\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\","
                        + "\"12\",\"13\",\"14\",\"15\",\"16\",\"17\",\"18\",\"19\",\"20\",\"21\"]}"
            })
    void a_wrong_filter_is_refused(String filter) {
        assertThat(client.tasks(filter).code()).isEqualTo("InvalidParameter.ParameterError");
    }

    @Test
    void a_filter_takes_twenty_values() {
        String[] hosts = IntStream.range(0, 20).mapToObj(i -> "h" + i).toArray(String[]::new);

        assertThat(client.tasks(filter("domains", hosts)).code()).isEmpty();
    }
}
