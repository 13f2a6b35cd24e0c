package io.edgesweep.sandbox.edgeone;

import static io.edgesweep.sandbox.SandboxClient.filter;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EdgeOne's CreatePrefetchTask and DescribePrefetchTasks, as far as they differ from the purges. */
class PrefetchTests {

    private static final String ZONE = SandboxClient.ZONE;
    private static final SandboxZone OTHER_ZONE = SandboxZone.of("zone-2example0002", "shop.example.org");
    private static final String FILE = "https://www.example.com/app-1.2.apk";

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
            .clock(clock)
            .callsPerSecond(1_000)
            .quota(QuotaProfile.small())
            .zones(SandboxSettings.SAMPLE_ZONE, OTHER_ZONE)
            .build());
    private final SandboxClient client = new SandboxClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private ApiReply prefetch(String... targets) {
        return prefetchWith("", targets);
    }

    private ApiReply prefetchWith(String more, String... targets) {
        String quoted = targets.length == 0 ? "" : "\"" + String.join("\",\"", targets) + "\"";
        return client.call(
                "CreatePrefetchTask", "{\"ZoneId\":\"%s\",\"Targets\":[%s]%s}".formatted(ZONE, quoted, more));
    }

    @Test
    void accepted_files_become_tasks_and_are_booked_as_prefetches() {
        ApiReply reply = prefetch(FILE, "https://static.example.com/b.zip");

        assertThat(reply.response().propertyNames()).containsExactly("JobId", "FailedList", "RequestId");
        assertThat(reply.jobId()).matches("[0-9a-z]{12}");
        assertThat(sandbox.tasks().of(reply.jobId()))
                .extracting(EdgeOneTaskRow::type)
                .containsOnly(TaskType.PREFETCH_URL)
                .hasSize(2);
        assertThat(client.quota().response().path("PrefetchQuota").toString())
                .isEqualTo("[{\"Type\":\"prefetch_url\",\"Batch\":10,\"Daily\":50,\"DailyAvailable\":48}]");
        assertThat(client.left("purge_url")).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"Mode\":\"default\"",
                ",\"Mode\":\"edge\"",
                ",\"EncodeUrl\":true",
                ",\"Headers\":[{\"Name\":\"X-A\",\"Value\":\"1\"}]",
                ",\"PrefetchMediaSegments\":\"on\"",
                ",\"PrefetchMediaSegments\":\"off\""
            })
    void every_option_is_taken(String option) {
        assertThat(prefetchWith(option, FILE).jobId()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"Mode\":\"middle\"                   | InvalidParameterValue",
                ",\"PrefetchMediaSegments\":\"yes\"     | InvalidParameterValue",
                ",\"PrefetchMediaSegments\":true        | InvalidParameter",
                ",\"Headers\":{}                        | InvalidParameter",
                ",\"Headers\":[{\"Name\":\"X-A\"}]      | MissingParameter",
                ",\"Type\":\"purge_url\"                | UnknownParameter",
                ",\"Method\":\"delete\"                 | UnknownParameter"
            })
    void a_wrong_option_is_refused(String option, String code) {
        assertThat(prefetchWith(option, FILE).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com/a, scheme missing",
        "https://www.example.com/*, wildcard not allowed",
        "https://*.example.com/a, wildcard not allowed",
        "https://nope.example.net/a, domain not valid"
    })
    void a_wrong_target_is_refused_and_the_others_are_fetched(String target, String reason) {
        ApiReply reply = prefetch(FILE, target);

        assertThat(reply.list("FailedList", "Reason")).containsExactly(reason);
        assertThat(sandbox.tasks().of(reply.jobId()))
                .extracting(EdgeOneTaskRow::target)
                .containsExactly(FILE);
    }

    @Test
    void it_has_limits_of_its_own() {
        assertThat(prefetch().code()).isEqualTo("MissingParameter");
        assertThat(client.call("CreatePrefetchTask", "{\"ZoneId\":\"" + ZONE + "\"}")
                        .code())
                .isEqualTo("MissingParameter");
        assertThat(prefetch(List.of(FILE.repeat(11).split("(?<=apk)")).toArray(String[]::new))
                        .code())
                .isEqualTo("LimitExceeded.BatchQuota");

        sandbox.quotas().use(ZONE, TaskType.PREFETCH_URL, 49);
        assertThat(prefetch(FILE, FILE).code()).isEqualTo("LimitExceeded.DailyQuota");
        assertThat(prefetch(FILE).code()).isEmpty();
    }

    @Test
    void every_zone_can_be_reached_in_one_call() {
        ApiReply reply = client.call(
                "CreatePrefetchTask",
                "{\"ZoneId\":\"*\",\"Targets\":[\"" + FILE + "\",\"https://shop.example.org/a\"]}");

        assertThat(sandbox.tasks().of(reply.jobId()))
                .extracting(EdgeOneTaskRow::zoneId)
                .containsExactlyInAnyOrder(ZONE, OTHER_ZONE.id());
    }

    @Test
    void a_row_says_what_was_asked_and_what_became_of_it() {
        sandbox.faults().tasks(FILE::equals, TaskOutcome.failed("originPullFailed", "origin fetch failed"));
        String jobId = prefetch(FILE).jobId();

        clock.advance(Duration.ofMillis(7_999));
        assertThat(client.prefetches().tasks("Status")).containsExactly("processing");

        clock.advance(Duration.ofMillis(1));
        assertThat(client.prefetches().response().path("Tasks").path(0).toString())
                .isEqualTo("""
                        {"JobId":"%s","Target":"https://www.example.com/app-1.2.apk","Type":"prefetch_url",\
                        "Status":"failed","CreateTime":"2026-01-01T00:00:00Z","UpdateTime":"2026-01-01T00:00:08Z",\
                        "FailType":"originPullFailed","FailMessage":"origin fetch failed"}""".formatted(jobId));
    }

    @Test
    void purges_and_prefetches_are_listed_apart() {
        client.purge("purge_url", FILE);
        prefetch(FILE + "?v=2");
        clock.advance(Duration.ofSeconds(2));

        assertThat(client.tasks().tasks("Target")).containsExactly(FILE);
        assertThat(client.prefetches().tasks("Target")).containsExactly(FILE + "?v=2");
    }

    @Test
    void a_prefetch_may_turn_out_invalid_and_a_purge_may_not() {
        sandbox.faults().tasks(Pattern.compile(".*"), TaskOutcome.invalid());
        client.purge("purge_url", FILE);
        prefetch(FILE);
        clock.advance(Duration.ofSeconds(8));

        assertThat(client.prefetches(filter("statuses", "invalid")).tasks("Status"))
                .containsExactly("invalid");
        assertThat(client.tasks().tasks("Status")).containsExactly("success");
        assertThat(client.tasks(filter("statuses", "invalid")).code()).isEqualTo("InvalidParameter.ParameterError");
    }

    @Test
    void the_filters_are_those_of_purges_without_type_and_never_fuzzy() {
        String jobId = prefetch(FILE).jobId();
        prefetch("https://static.example.com/b.zip");
        clock.advance(Duration.ofSeconds(2));

        assertThat(client.prefetches(filter("job-id", jobId)).tasks("Target")).containsExactly(FILE);
        assertThat(client.prefetches(filter("target", FILE)).totalCount()).isEqualTo(1);
        assertThat(client.prefetches("{\"Name\":\"target\",\"Values\":[\"app\"],\"Fuzzy\":true}")
                        .totalCount())
                .isZero();
        assertThat(client.prefetches(filter("domains", "static.example.com")).totalCount())
                .isEqualTo(1);
        assertThat(client.prefetches(filter("statuses", "processing")).totalCount())
                .isEqualTo(2);
        assertThat(client.prefetches(filter("type", "prefetch_url")).code())
                .isEqualTo("InvalidParameter.ParameterError");
    }
}
