package io.edgesweep.sandbox.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.edgeone.QuotaProfile;
import io.edgesweep.sandbox.model.QuotaLimit;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The CDN's DescribePurgeQuota and DescribePushQuota, and the books behind them. */
class CdnQuotaTests {

    private static final String IMG = "https://img.example.com/1.jpg";
    private static final SandboxKey STRANGER =
            SandboxKey.of("AKIDstranger", "strangerSecret").ofAccount("other");

    private final MovableClock clock = new MovableClock("2026-01-01T15:59:59Z");

    private SandboxSettings.Builder settings() {
        return SandboxSettings.builder().clock(clock).keys(SandboxSettings.SAMPLE_KEY, STRANGER);
    }

    @Test
    void the_documented_quotas_are_shown_for_both_areas() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            JsonNode purge = client.cdn("DescribePurgeQuota", "{}").response();
            JsonNode push = client.cdn("DescribePushQuota", "{}").response();

            assertThat(purge.propertyNames()).containsExactly("UrlPurge", "PathPurge", "RequestId");
            assertThat(purge.path("UrlPurge").toString()).isEqualTo("""
                            [{"Area":"mainland","Batch":1000,"Total":10000,"Available":10000},\
                            {"Area":"overseas","Batch":1000,"Total":10000,"Available":10000}]""");
            assertThat(purge.path("PathPurge").toString()).isEqualTo("""
                            [{"Area":"mainland","Batch":500,"Total":100,"Available":100},\
                            {"Area":"overseas","Batch":500,"Total":100,"Available":100}]""");
            assertThat(push.path("UrlPush").toString()).isEqualTo("""
                            [{"Area":"mainland","Batch":500,"Total":1000,"Available":1000},\
                            {"Area":"overseas","Batch":500,"Total":1000,"Available":1000}]""");
        }
    }

    @Test
    void the_small_profile_is_for_tests() {
        SandboxSettings small = SandboxSettings.small();

        assertThat(small.cdnQuota().limits())
                .containsOnly(
                        Map.entry(CdnKind.URL, new QuotaLimit(10, 50)),
                        Map.entry(CdnKind.PATH, new QuotaLimit(5, 20)),
                        Map.entry(CdnKind.PUSH, new QuotaLimit(10, 50)));
        assertThat(small.quota()).isEqualTo(QuotaProfile.small());
    }

    @Test
    void the_queries_take_no_field() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            assertThat(client.cdn("DescribePurgeQuota", "{\"Area\":\"mainland\"}")
                            .code())
                    .isEqualTo("UnknownParameter");
            assertThat(client.cdn("DescribePushQuota", "{\"ZoneId\":\"z\"}").code())
                    .isEqualTo("UnknownParameter");
        }
    }

    @Test
    void every_account_kind_and_area_has_a_book_of_its_own() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            client.cdn("PurgeUrlsCache", "{\"Urls\":[\"" + IMG + "\"],\"Area\":\"overseas\"}");

            assertThat(client.cdnLeft("DescribePurgeQuota", "UrlPurge", "overseas"))
                    .isEqualTo(9_999);
            assertThat(client.cdnLeft("DescribePurgeQuota", "UrlPurge", "mainland"))
                    .isEqualTo(10_000);
            assertThat(client.cdnLeft("DescribePurgeQuota", "PathPurge", "overseas"))
                    .isEqualTo(100);
            assertThat(client.cdnLeft("DescribePushQuota", "UrlPush", "overseas"))
                    .isEqualTo(1_000);
            assertThat(client.as(STRANGER).cdnLeft("DescribePurgeQuota", "UrlPurge", "overseas"))
                    .isEqualTo(10_000);
        }
    }

    @Test
    void a_quota_day_begins_at_midnight_in_china_or_elsewhere() {
        try (Sandbox china = Sandbox.start(settings().build());
                Sandbox utc =
                        Sandbox.start(settings().quotaOffset(ZoneOffset.UTC).build())) {
            SandboxClient inChina = new SandboxClient(china, clock);
            SandboxClient inUtc = new SandboxClient(utc, clock);
            inChina.cdn("PurgeUrlsCache", "Urls", IMG);
            inUtc.cdn("PurgeUrlsCache", "Urls", IMG);

            clock.advance(Duration.ofSeconds(1));

            assertThat(inChina.cdnLeft("DescribePurgeQuota", "UrlPurge", "mainland"))
                    .isEqualTo(10_000);
            assertThat(inUtc.cdnLeft("DescribePurgeQuota", "UrlPurge", "mainland"))
                    .isEqualTo(9_999);
        }
    }

    @Test
    void somebody_else_may_use_quota_and_a_limit_may_be_raised_in_mid_run() {
        try (Sandbox sandbox =
                Sandbox.start(settings().cdnQuota(CdnQuotaProfile.small()).build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            sandbox.cdnQuotas().use("main", CdnKind.URL, CdnArea.MAINLAND, 60);
            assertThat(client.cdnLeft("DescribePurgeQuota", "UrlPurge", "mainland"))
                    .isZero();

            sandbox.cdnQuotas().changeLimit("main", CdnKind.URL, CdnArea.MAINLAND, 20, 100);
            assertThat(client.cdnLeft("DescribePurgeQuota", "UrlPurge", "mainland"))
                    .isEqualTo(40);
            assertThat(sandbox.cdnQuotas().available("main", CdnKind.URL, CdnArea.MAINLAND))
                    .isEqualTo(40);
        }
    }

    @Test
    void an_area_may_be_hidden_although_it_works() {
        CdnQuotaProfile profile = CdnQuotaProfile.small().hiding(CdnArea.OVERSEAS);
        try (Sandbox sandbox = Sandbox.start(settings().cdnQuota(profile).build())) {
            SandboxClient client = new SandboxClient(sandbox, clock);

            assertThat(client.cdn("DescribePushQuota", "{}").list("UrlPush", "Area"))
                    .containsExactly("mainland");
            assertThat(client.cdn("PushUrlsCache", "{\"Urls\":[\"" + IMG + "\"],\"Area\":\"overseas\"}")
                            .code())
                    .isEmpty();
        }
    }

    @Test
    void a_global_book_is_a_mistake_in_the_test() {
        try (Sandbox sandbox = Sandbox.start(settings().build())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox.cdnQuotas().use("main", CdnKind.URL, CdnArea.GLOBAL, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox.faults().domain("typo.example.com", DomainStatus.OFFLINE));
        }
    }
}
