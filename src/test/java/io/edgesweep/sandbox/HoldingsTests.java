package io.edgesweep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.cdn.CdnArea;
import io.edgesweep.sandbox.cdn.DomainCacheKey;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.edgeone.ZoneAccess;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The actions that tell what an account has, on the wire. */
class HoldingsTests {

    private static final SandboxKey NARROW =
            SandboxKey.of("AKIDnarrow", "narrowSecret").onlyZones("zone-2").onlyDomains("b.example.org");

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
            .clock(clock)
            .keys(SandboxSettings.SAMPLE_KEY, NARROW)
            .zones(
                    SandboxZone.of("zone-1", "www.example.com", "static.example.com")
                            .withOffline("static.example.com"),
                    SandboxZone.of("zone-2", "www.example.net")
                            .with(ZoneAccess.of("example.net").withAlias("b").in("overseas")),
                    SandboxZone.of("zone-3", "www.example.org")
                            .with(ZoneAccess.of("example.org").withActiveStatus("paused")))
            .domains(
                    SandboxDomain.of("b.example.org").in(CdnArea.OVERSEAS),
                    SandboxDomain.of("a.example.org").with(DomainCacheKey.withoutQuery()),
                    SandboxDomain.of("c.example.org").ofAccount("other"))
            .build());
    private final SandboxClient client = new SandboxClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void zones_are_listed_page_by_page() {
        ApiReply reply = client.call("DescribeZones", "{\"Offset\": 1, \"Limit\": 1}");

        assertThat(reply.totalCount()).isEqualTo(3);
        assertThat(reply.list("Zones", "ZoneId")).containsExactly("zone-2");
        JsonNode zone = reply.response().path("Zones").path(0);
        assertThat(zone.path("ZoneName").stringValue()).isEqualTo("example.net");
        assertThat(zone.path("AliasZoneName").stringValue()).isEqualTo("b");
        assertThat(zone.path("Area").stringValue()).isEqualTo("overseas");
        assertThat(zone.path("Paused").booleanValue()).isFalse();
    }

    @Test
    void a_page_of_zones_has_a_hundred_rows_at_most() {
        assertThat(client.call("DescribeZones", "{\"Limit\": 101}").code()).isEqualTo("InvalidParameter");
    }

    @Test
    void zones_are_found_by_a_part_of_their_name_if_asked_for() {
        String exact = "{\"Filters\": [{\"Name\": \"zone-name\", \"Values\": [\"EXAMPLE\"]}]}";
        String fuzzy = "{\"Filters\": [{\"Name\": \"zone-name\", \"Values\": [\".NET\"], \"Fuzzy\": true}]}";

        assertThat(client.call("DescribeZones", exact).totalCount()).isZero();
        assertThat(client.call("DescribeZones", fuzzy).list("Zones", "ZoneId")).containsExactly("zone-2");
        assertThat(client.call("DescribeZones", "{\"Filters\": [{\"Name\": \"colour\", \"Values\": [\"x\"]}]}")
                        .code())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void a_key_sees_its_own_zones_and_domains_alone() {
        SandboxClient narrow = client.as(NARROW);

        assertThat(narrow.call("DescribeZones", "{}").list("Zones", "ZoneId")).containsExactly("zone-2");
        assertThat(narrow.call("DescribeAccelerationDomains", "{\"ZoneId\": \"zone-1\"}")
                        .code())
                .isEqualTo("UnauthorizedOperation.NoPermission");
        assertThat(narrow.cdn("DescribeDomains", "{}").list("Domains", "Domain"))
                .containsExactly("b.example.org");
    }

    @Test
    void a_zone_that_is_suspended_is_shown_as_blocked_and_one_that_is_paused_takes_no_calls() {
        sandbox.faults().suspendZone("zone-1");

        assertThat(client.call("DescribeZones", "{}").list("Zones", "Status"))
                .containsExactly("deactivated", "active", "active");
        assertThat(client.purgeIn("zone-3", "purge_url", List.of("https://www.example.org/a"))
                        .code())
                .isEqualTo("OperationDenied.ZoneNotActive");
    }

    @Test
    void the_domains_of_a_zone_are_listed_by_name() {
        ApiReply reply = client.call("DescribeAccelerationDomains", "{\"ZoneId\": \"zone-1\"}");

        assertThat(reply.list("AccelerationDomains", "DomainName"))
                .containsExactly("static.example.com", "www.example.com");
        assertThat(reply.list("AccelerationDomains", "DomainStatus")).containsExactly("offline", "online");
    }

    @Test
    void the_domains_of_a_zone_come_twenty_at_a_time_unless_asked_for_otherwise() {
        String[] names =
                IntStream.range(0, 250).mapToObj(i -> "h" + i + ".example.com").toArray(String[]::new);
        try (Sandbox wide = Sandbox.start(SandboxSettings.builder()
                .clock(clock)
                .zones(SandboxZone.of("zone-1", names))
                .build())) {
            SandboxClient asking = new SandboxClient(wide, clock);

            ApiReply usual = asking.call("DescribeAccelerationDomains", "{\"ZoneId\": \"zone-1\"}");
            ApiReply last = asking.call(
                    "DescribeAccelerationDomains", "{\"ZoneId\": \"zone-1\", \"Offset\": 200, \"Limit\": 200}");

            assertThat(usual.totalCount()).isEqualTo(250);
            assertThat(usual.list("AccelerationDomains", "DomainName")).hasSize(20);
            assertThat(last.list("AccelerationDomains", "DomainName")).hasSize(50);
        }
    }

    @Test
    void cdn_domains_are_listed_in_brief_and_with_their_cache_key() {
        ApiReply brief = client.cdn("DescribeDomains", "{}");
        ApiReply whole = client.cdn(
                "DescribeDomainsConfig", "{\"Filters\": [{\"Name\": \"domain\", \"Value\": [\"a.example.org\"]}]}");

        assertThat(brief.response().path("TotalNumber").intValue()).isEqualTo(2);
        assertThat(brief.list("Domains", "Area")).containsExactly("global", "overseas");
        assertThat(whole.list("Domains", "Domain")).containsExactly("a.example.org");
        JsonNode key = whole.response().path("Domains").path(0).path("CacheKey");
        assertThat(key.path("FullUrlCache").stringValue()).isEqualTo("off");
        assertThat(key.path("QueryString").isNull()).isTrue();
    }

    @Test
    void a_filter_of_cdn_domains_takes_five_values_at_most() {
        String six = "{\"Filters\": [{\"Name\": \"domain\", \"Value\": [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]}]}";

        assertThat(client.cdn("DescribeDomains", six).code()).isEqualTo("InvalidParameter.CdnParamError");
    }
}
