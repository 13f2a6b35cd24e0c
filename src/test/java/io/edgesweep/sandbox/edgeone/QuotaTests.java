package io.edgesweep.sandbox.edgeone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuotaTests {

    private static final String ZONE = SandboxClient.ZONE;
    private static final String URL = "https://www.example.com/a";

    private final MovableClock clock = new MovableClock("2026-01-01T15:59:59Z");

    private SandboxSettings.Builder settings() {
        return SandboxSettings.builder().clock(clock).quota(QuotaProfile.small());
    }

    @Test
    void a_quota_day_begins_at_midnight_in_china() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            client.purge("purge_url", URL);
            assertThat(client.left("purge_url")).isEqualTo(49);

            clock.advance(Duration.ofSeconds(1));
            assertThat(client.left("purge_url")).isEqualTo(50);

            client.purge("purge_url", URL, URL);
            clock.advance(Duration.ofHours(24).minusSeconds(1));
            assertThat(client.left("purge_url")).isEqualTo(48);

            clock.advance(Duration.ofSeconds(1));
            assertThat(client.left("purge_url")).isEqualTo(50);
        }
    }

    @Test
    void a_quota_day_can_begin_elsewhere() {
        try (Sandbox sandbox =
                Sandbox.start(settings().quotaOffset(ZoneOffset.UTC).build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            client.purge("purge_url", URL);

            clock.set("2026-01-01T23:59:59Z");
            assertThat(client.left("purge_url")).isEqualTo(49);

            clock.set("2026-01-02T00:00:00Z");
            assertThat(client.left("purge_url")).isEqualTo(50);
        }
    }

    @Test
    void every_type_and_zone_has_a_book_of_its_own() {
        SandboxZone other = SandboxZone.of("zone-2example0002", "shop.example.org")
                .withPlan(QuotaProfile.small().with(TaskType.PURGE_URL, 3, 7));
        try (Sandbox sandbox = Sandbox.start(
                settings().zones(SandboxSettings.SAMPLE_ZONE, other).build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            client.purge("purge_url", URL);
            client.purge("purge_host", "www.example.com");

            assertThat(client.left("purge_url")).isEqualTo(49);
            assertThat(client.left("purge_host")).isEqualTo(9);
            assertThat(client.left("purge_prefix")).isEqualTo(20);
            assertThat(sandbox.quotas().available(other.id(), TaskType.PURGE_URL))
                    .isEqualTo(7);
        }
    }

    @Test
    void the_quota_is_shown_row_by_row() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            client.purge("purge_url", URL);

            JsonNode response = client.quota().response();

            assertThat(response.path("PurgeQuota").toString()).isEqualTo("""
                            [{"Type":"purge_url","Batch":10,"Daily":50,"DailyAvailable":49},\
                            {"Type":"purge_prefix","Batch":5,"Daily":20,"DailyAvailable":20},\
                            {"Type":"purge_host","Batch":2,"Daily":10,"DailyAvailable":10},\
                            {"Type":"purge_all","Batch":1,"Daily":5,"DailyAvailable":5},\
                            {"Type":"purge_cache_tag","Batch":5,"Daily":20,"DailyAvailable":20}]""");
            assertThat(response.path("PrefetchQuota").toString())
                    .isEqualTo("[{\"Type\":\"prefetch_url\",\"Batch\":10,\"Daily\":50,\"DailyAvailable\":50}]");
        }
    }

    @Test
    void the_sample_profile_grants_the_same_to_every_type() {
        try (Sandbox sandbox =
                Sandbox.start(SandboxSettings.builder().clock(clock).build())) {
            JsonNode response = new SandboxClient(sandbox, clock).quota().response();

            assertThat(response.path("PurgeQuota")).hasSize(5).allSatisfy(row -> {
                assertThat(row.path("Batch").intValue()).isEqualTo(2_000);
                assertThat(row.path("Daily").intValue()).isEqualTo(10_000);
            });
            assertThat(response.path("PrefetchQuota")).hasSize(1);
        }
    }

    @Test
    void a_row_may_be_hidden_although_the_type_works() {
        QuotaProfile profile = QuotaProfile.small().hiding(TaskType.PURGE_CACHE_TAG);
        try (Sandbox sandbox = Sandbox.start(settings().quota(profile).build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            assertThat(client.left("purge_cache_tag")).isEqualTo(-1);
            assertThat(client.purge("purge_cache_tag", "tag1").code()).isEmpty();
        }
    }

    @Test
    void a_type_that_the_plan_lacks_has_no_row() {
        QuotaProfile profile = QuotaProfile.small().without(TaskType.PURGE_ALL);
        try (Sandbox sandbox = Sandbox.start(settings().quota(profile).build())) {
            assertThat(new SandboxClient(sandbox, clock).left("purge_all")).isEqualTo(-1);
        }
    }

    @Test
    void both_lists_may_be_null() {
        QuotaProfile profile = QuotaProfile.small().withNullLists();
        try (Sandbox sandbox = Sandbox.start(settings().quota(profile).build())) {
            JsonNode response = new SandboxClient(sandbox, clock).quota().response();

            assertThat(response.path("PurgeQuota").isNull()).isTrue();
            assertThat(response.path("PrefetchQuota").isNull()).isTrue();
        }
    }

    @Test
    void somebody_else_may_use_quota_even_beyond_the_limit() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            sandbox.quotas().use(ZONE, TaskType.PURGE_URL, 45);
            assertThat(client.left("purge_url")).isEqualTo(5);

            sandbox.quotas().use(ZONE, TaskType.PURGE_URL, 45);
            assertThat(client.left("purge_url")).isZero();
            assertThat(client.purge("purge_url", URL).code()).isEqualTo("LimitExceeded.DailyQuota");
        }
    }

    @Test
    void a_limit_may_change_in_mid_run() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            client.purge("purge_url", URL, URL, URL);

            sandbox.quotas().changeLimit(ZONE, TaskType.PURGE_URL, 1, 100);
            assertThat(client.left("purge_url")).isEqualTo(97);
            assertThat(client.purge("purge_url", URL, URL).code()).isEqualTo("LimitExceeded.BatchQuota");

            sandbox.quotas().changeLimit(ZONE, TaskType.PURGE_URL, 1, 2);
            assertThat(client.left("purge_url")).isZero();
        }
    }

    @Test
    void a_mistyped_zone_is_a_mistake_in_the_test() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox.quotas().use("zone-typo", TaskType.PURGE_URL, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox.quotas().available("zone-typo", TaskType.PURGE_URL));
        }
    }

    @Test
    void calls_at_the_same_time_never_book_more_than_there_is() {
        try (Sandbox sandbox = Sandbox.start(settings().callsPerSecond(1_000).build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            List<String> codes = IntStream.range(0, 30)
                    .parallel()
                    .mapToObj(i -> client.purge("purge_url", URL, URL, URL).code())
                    .toList();

            assertThat(codes).filteredOn(String::isEmpty).hasSize(16);
            assertThat(codes).filteredOn("LimitExceeded.DailyQuota"::equals).hasSize(14);
            assertThat(sandbox.quotas().used(ZONE, TaskType.PURGE_URL)).isEqualTo(48);
            assertThat(sandbox.tasks().all()).hasSize(48);
        }
    }
}
