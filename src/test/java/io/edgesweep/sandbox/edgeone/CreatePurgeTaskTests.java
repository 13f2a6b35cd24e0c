package io.edgesweep.sandbox.edgeone;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.AllRefused;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.EmptyFailedList;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CreatePurgeTaskTests {

    private static final String ZONE = SandboxClient.ZONE;
    private static final SandboxZone OTHER_ZONE = SandboxZone.of("zone-2example0002", "shop.example.org");
    private static final SandboxKey ONE_ZONE_KEY =
            SandboxKey.of("AKIDonezone", "oneZoneSecret").onlyZones(ZONE);
    private static final String GOOD = "https://www.example.com/a";
    private static final String FOREIGN = "https://nope.example.net/x";

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");

    private Sandbox sandbox = start(settings().build());
    private SandboxClient client = new SandboxClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SandboxSettings.Builder settings() {
        return SandboxSettings.builder()
                .clock(clock)
                .quota(QuotaProfile.small())
                .zones(SandboxSettings.SAMPLE_ZONE, OTHER_ZONE)
                .keys(SandboxSettings.SAMPLE_KEY, ONE_ZONE_KEY);
    }

    private static Sandbox start(SandboxSettings settings) {
        return Sandbox.start(settings);
    }

    private void restart(SandboxSettings settings) {
        sandbox.close();
        sandbox = start(settings);
        client = new SandboxClient(sandbox, clock);
    }

    private static List<String> urls(int count) {
        return IntStream.range(0, count).mapToObj(i -> GOOD + i).toList();
    }

    @Test
    void accepted_targets_become_tasks_under_one_id() {
        ApiReply reply = client.purge("purge_url", GOOD, "https://static.example.com/b?v=2");

        assertThat(reply.response().propertyNames()).containsExactly("JobId", "FailedList", "RequestId");
        assertThat(reply.jobId()).matches("[0-9a-z]{12}");
        assertThat(reply.response().path("FailedList")).isEmpty();
        assertThat(sandbox.tasks().of(reply.jobId()))
                .extracting(EdgeOneTaskRow::target)
                .containsExactly(GOOD, "https://static.example.com/b?v=2");
    }

    @Test
    void the_same_call_twice_is_two_jobs_and_booked_twice() {
        ApiReply first = client.purge("purge_url", GOOD);
        ApiReply second = client.purge("purge_url", GOOD);

        assertThat(first.jobId()).isNotEqualTo(second.jobId());
        assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_URL)).isEqualTo(2);
    }

    @Test
    void duplicates_are_booked_and_listed_as_sent() {
        ApiReply reply = client.purge("purge_url", GOOD, GOOD);

        assertThat(sandbox.tasks().of(reply.jobId())).hasSize(2);
        assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_URL)).isEqualTo(2);
    }

    @Test
    void refused_targets_are_grouped_by_reason_and_cost_nothing() {
        ApiReply reply =
                client.purge("purge_url", FOREIGN, "www.example.com/a", GOOD, "https://example.com/", "static/b");

        JsonNode failed = reply.response().path("FailedList");
        assertThat(failed).hasSize(2);
        assertThat(failed.path(0).path("Reason").stringValue()).isEqualTo("domain not valid");
        assertThat(ParameterSchema.texts(failed.path(0).path("Targets")))
                .containsExactly(FOREIGN, "https://example.com/");
        assertThat(failed.path(1).path("Reason").stringValue()).isEqualTo("scheme missing");
        assertThat(ParameterSchema.texts(failed.path(1).path("Targets")))
                .containsExactly("www.example.com/a", "static/b");
        assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_URL)).isEqualTo(1);
        assertThat(sandbox.tasks().of(reply.jobId()))
                .extracting(EdgeOneTaskRow::target)
                .containsExactly(GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purge_url       | https://www.example.com/a b?x=1#y  | ''",
                "purge_url       | http://WWW.example.com:8080         | ''",
                "purge_url       | HTTPS://www.example.com/%E4%B8%AD   | ''",
                "purge_url       | https://www.example.com/*           | ''",
                "purge_url       | //www.example.com/a                 | scheme missing",
                "purge_url       | ftp://www.example.com/a             | url not valid",
                "purge_url       | https://                            | url not valid",
                "purge_url       | https://*.example.com/a             | wildcard not allowed",
                "purge_url       | https://sub.www.example.com/        | domain not valid",
                "purge_prefix    | https://www.example.com/assets/     | ''",
                "purge_prefix    | www.example.com/assets/             | scheme missing",
                "purge_prefix    | https://shop.example.org/           | domain not valid",
                "purge_host      | www.example.com                     | ''",
                "purge_host      | WWW.EXAMPLE.COM                     | ''",
                "purge_host      | https://www.example.com             | scheme not allowed",
                "purge_host      | *.example.com                       | wildcard not allowed",
                "purge_host      | example.com                         | domain not valid",
                "purge_host      | ''                                  | url not valid",
                "purge_cache_tag | tag1                                | ''",
                "purge_cache_tag | https://anything                    | ''",
                "purge_cache_tag | ' '                                 | tag is empty",
            })
    void each_type_has_its_form_of_target(String type, String target, String reason) {
        ApiReply reply = client.purge(type, target);

        assertThat(reply.response().path("FailedList").path(0).path("Reason").asString(""))
                .isEqualTo(reason);
        assertThat(reply.jobId().isEmpty()).isEqualTo(!reason.isEmpty());
    }

    @Test
    void control_characters_and_long_urls_are_refused() {
        String longest = GOOD + "x".repeat(2_048 - GOOD.length());

        ApiReply reply = client.purge("purge_url", longest, longest + "x", GOOD + "\n", GOOD + "\u007f");

        JsonNode failed = reply.response().path("FailedList");
        assertThat(failed.path(0).path("Reason").stringValue()).isEqualTo("url too long");
        assertThat(failed.path(1).path("Reason").stringValue()).isEqualTo("control character not allowed");
        assertThat(failed.path(1).path("Targets")).hasSize(2);
        assertThat(sandbox.tasks().of(reply.jobId())).hasSize(1);
    }

    @Test
    void nothing_accepted_is_an_empty_id_and_the_full_list() {
        ApiReply reply = client.purge("purge_url", FOREIGN);

        assertThat(reply.response().path("JobId").stringValue()).isEmpty();
        assertThat(reply.response().path("FailedList").path(0).path("Targets")).hasSize(1);
        assertThat(sandbox.tasks().all()).isEmpty();
        assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_URL)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"INVALID_TARGET, InvalidParameter.Target", "DOMAIN_NOT_FOUND, InvalidParameter.DomainNotFound"})
    void nothing_accepted_can_be_an_error_instead(AllRefused form, String code) {
        restart(settings().dialect(ApiBehaviour.likely().withAllRefused(form)).build());

        assertThat(client.purge("purge_url", FOREIGN).code()).isEqualTo(code);
        assertThat(client.purge("purge_url", FOREIGN, GOOD).code()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EMPTY, true, false", "NULL, true, true", "MISSING, false, false"})
    void nothing_refused_has_three_forms(EmptyFailedList form, boolean isThere, boolean isNull) {
        restart(settings()
                .dialect(ApiBehaviour.likely().withEmptyFailedList(form))
                .build());

        JsonNode response = client.purge("purge_url", GOOD).response();

        assertThat(response.has("FailedList")).isEqualTo(isThere);
        assertThat(response.path("FailedList").isNull()).isEqualTo(isNull);
        assertThat(client.purge("purge_url", GOOD, FOREIGN).response().path("FailedList"))
                .hasSize(1);
    }

    @Test
    void the_plan_is_tested_before_the_size_and_the_size_before_the_targets() {
        restart(settings()
                .quota(QuotaProfile.small().without(TaskType.PURGE_PREFIX))
                .build());
        List<String> tooMany = Collections.nCopies(11, FOREIGN);

        assertThat(client.purge("purge_prefix", tooMany).code()).isEqualTo("LimitExceeded.PackNotAllow");
        assertThat(client.purge("purge_url", tooMany).code()).isEqualTo("LimitExceeded.BatchQuota");
        assertThat(sandbox.tasks().all()).isEmpty();
    }

    @Test
    void a_batch_may_be_full() {
        assertThat(client.purge("purge_url", urls(10)).code()).isEmpty();
        assertThat(client.purge("purge_url", urls(11)).code()).isEqualTo("LimitExceeded.BatchQuota");
    }

    @Test
    void only_good_targets_count_against_the_day_and_it_is_all_or_nothing() {
        sandbox.quotas().use(ZONE, TaskType.PURGE_URL, 48);

        assertThat(client.purge("purge_url", urls(3)).code()).isEqualTo("LimitExceeded.DailyQuota");
        assertThat(sandbox.quotas().available(ZONE, TaskType.PURGE_URL)).isEqualTo(2);
        assertThat(client.purge("purge_url", GOOD, FOREIGN, GOOD).code()).isEmpty();
        assertThat(sandbox.quotas().available(ZONE, TaskType.PURGE_URL)).isZero();
        assertThat(client.purge("purge_url", FOREIGN).code()).isEmpty();
    }

    @Test
    void purging_all_books_one_and_is_one_task() {
        ApiReply reply = client.call("CreatePurgeTask", "{\"ZoneId\":\"" + ZONE + "\",\"Type\":\"purge_all\"}");

        assertThat(reply.code()).isEmpty();
        assertThat(sandbox.tasks().of(reply.jobId())).singleElement().satisfies(row -> {
            assertThat(row.type()).isEqualTo(TaskType.PURGE_ALL);
            assertThat(row.target()).isEqualTo("*");
        });
        assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_ALL)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "purge_url, https://www.example.com/, '\"invalidate\"', delete",
        "purge_prefix, https://www.example.com/, '\"delete\"', delete",
        "purge_prefix, https://www.example.com/, null, invalidate",
        "purge_host, www.example.com, '\"delete\"', delete",
        "purge_cache_tag, tag1, '\"delete\"', invalidate"
    })
    void the_method_is_heard_where_it_means_something(String type, String target, String method, String shown) {
        ApiReply reply = client.call(
                "CreatePurgeTask",
                "{\"ZoneId\":\"%s\",\"Type\":\"%s\",\"Targets\":[\"%s\"],\"Method\":%s}"
                        .formatted(ZONE, type, target, method));

        assertThat(sandbox.tasks().of(reply.jobId()))
                .singleElement()
                .extracting(EdgeOneTaskRow::method)
                .isEqualTo(shown);
    }

    @Test
    void tags_may_name_domains_of_the_zone() {
        String json =
                "{\"ZoneId\":\"%s\",\"Type\":\"purge_cache_tag\",\"Targets\":[\"t\"],\"CacheTag\":{\"Domains\":[\"%s\"]}}";

        assertThat(client.call("CreatePurgeTask", json.formatted(ZONE, "www.example.com"))
                        .code())
                .isEmpty();
        assertThat(client.call("CreatePurgeTask", json.formatted(ZONE, "shop.example.org"))
                        .code())
                .isEqualTo("InvalidParameter.DomainNotFound");
    }

    @Test
    void tags_are_purged_on_the_domains_that_are_named_whole() {
        String json =
                "{\"ZoneId\":\"%s\",\"Type\":\"purge_cache_tag\",\"Targets\":[\"t\"],\"CacheTag\":{\"Domains\":[\"%s\"]}}";
        restart(settings()
                .zones(SandboxZone.of(ZONE, "www.example.com", "*.img.example.com"))
                .build());

        ApiReply named = client.call("CreatePurgeTask", json.formatted(ZONE, "a.img.example.com"));

        assertThat(sandbox.tasks().of(named.jobId()))
                .singleElement()
                .extracting(EdgeOneTaskRow::domains)
                .isEqualTo(List.of("a.img.example.com"));
        assertThat(client.call("CreatePurgeTask", json.formatted(ZONE, "*.img.example.com"))
                        .code())
                .isEqualTo("InvalidParameter.DomainNotFound");
    }

    @Test
    void tags_can_be_made_to_need_domains() {
        restart(settings().dialect(ApiBehaviour.likely().requiringCacheTag()).build());

        assertThat(client.purge("purge_cache_tag", "tag1").code()).isEqualTo("MissingParameter");
    }

    @Test
    void an_unknown_zone_has_a_code_to_choose() {
        assertThat(client.purgeIn("zone-unknown", "purge_url", List.of(GOOD)).code())
                .isEqualTo("InvalidParameter.ParameterError");

        restart(settings()
                .dialect(ApiBehaviour.likely().withUnknownZoneCode("ResourceUnavailable.ZoneNotFound"))
                .build());
        assertThat(client.purgeIn("zone-unknown", "purge_url", List.of(GOOD)).code())
                .isEqualTo("ResourceUnavailable.ZoneNotFound");
    }

    @Test
    void a_key_needs_the_right_to_the_zone() {
        SandboxClient limited = client.as(ONE_ZONE_KEY);

        assertThat(limited.purge("purge_url", GOOD).code()).isEmpty();
        assertThat(limited.purgeIn(OTHER_ZONE.id(), "purge_url", List.of("https://shop.example.org/"))
                        .code())
                .isEqualTo("UnauthorizedOperation.NoPermission");
        assertThat(limited.purgeIn("*", "purge_url", List.of(GOOD)).code())
                .isEqualTo("UnauthorizedOperation.NoPermission");
    }

    @Test
    void a_call_for_every_zone_books_each_target_where_its_domain_lies() {
        ApiReply reply = client.purgeIn("*", "purge_url", List.of("https://shop.example.org/", GOOD, FOREIGN));

        assertThat(reply.response().path("FailedList").path(0).path("Targets")).hasSize(1);
        assertThat(sandbox.tasks().of(reply.jobId()))
                .extracting(EdgeOneTaskRow::zoneId)
                .containsExactlyInAnyOrder(ZONE, OTHER_ZONE.id());
        assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_URL)).isEqualTo(1);
        assertThat(sandbox.quotas().used(OTHER_ZONE.id(), TaskType.PURGE_URL)).isEqualTo(1);
    }

    @Test
    void a_call_for_every_zone_books_nothing_if_one_of_them_has_too_little_left() {
        sandbox.quotas().use(OTHER_ZONE.id(), TaskType.PURGE_URL, 50);

        assertThat(client.purgeIn("*", "purge_url", List.of("https://shop.example.org/", GOOD))
                        .code())
                .isEqualTo("LimitExceeded.DailyQuota");
        assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_URL)).isZero();
    }

    @Test
    void every_zone_cannot_be_purged_whole() {
        assertThat(client.call("CreatePurgeTask", "{\"ZoneId\":\"*\",\"Type\":\"purge_all\"}")
                        .code())
                .isEqualTo("InvalidParameter.ParameterError");
    }

    @Test
    void tags_of_every_zone_need_a_domain_to_tell_the_zone() {
        assertThat(client.purgeIn("*", "purge_cache_tag", List.of("t")).code()).isEqualTo("MissingParameter");

        ApiReply reply = client.call(
                "CreatePurgeTask",
                "{\"ZoneId\":\"*\",\"Type\":\"purge_cache_tag\",\"Targets\":[\"t\"],\"CacheTag\":{\"Domains\":[\"shop.example.org\"]}}");
        assertThat(sandbox.tasks().of(reply.jobId()))
                .singleElement()
                .extracting(EdgeOneTaskRow::zoneId)
                .isEqualTo(OTHER_ZONE.id());
    }
}
