package io.edgesweep.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.edgesweep.sandbox.ApiCall;
import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.edgeone.QuotaProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTests {

    private static final String A = "https://www.example.com/a";
    private static final String B = "https://www.example.com/b";
    private static final String FOREIGN = "https://nope.example.net/";

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
    private final AtomicLong ticker = new AtomicLong(5_000);
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
            .clock(clock)
            .ticker(ticker::get)
            .quota(QuotaProfile.small())
            .build());
    private final SandboxClient client = new SandboxClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_accepted_call_is_entered_whole() {
        ApiReply reply = client.purge("purge_url", A, FOREIGN, B);

        assertThat(sandbox.journal().calls())
                .containsExactly(new JournalEntry(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        5_000,
                        "teo",
                        "CreatePurgeTask",
                        "2022-09-01",
                        SandboxSettings.SAMPLE_KEY.secretId(),
                        reply.response().path("RequestId").stringValue(),
                        SandboxClient.ZONE,
                        "purge_url",
                        List.of(A, FOREIGN, B),
                        List.of(A, B),
                        2,
                        reply.jobId(),
                        "OK"));
    }

    @Test
    void a_refused_call_is_entered_with_its_code() {
        client.purge("purge_host", "a", "b", "c");

        assertThat(sandbox.journal().calls("CreatePurgeTask")).singleElement().satisfies(call -> {
            assertThat(call.verdict()).isEqualTo("LimitExceeded.BatchQuota");
            assertThat(call.isOk()).isFalse();
            assertThat(call.targets()).containsExactly("a", "b", "c");
            assertThat(call.accepted()).isEmpty();
            assertThat(call.booked()).isZero();
            assertThat(call.jobId()).isEmpty();
        });
    }

    @Test
    void a_call_that_cannot_be_read_is_entered_too() {
        ApiCall.of("", "no json").sendTo(sandbox);

        assertThat(sandbox.journal().calls()).singleElement().satisfies(call -> {
            assertThat(call.verdict()).isEqualTo("MissingParameter");
            assertThat(call.action()).isEmpty();
            assertThat(call.secretId()).isEmpty();
            assertThat(call.targets()).isEmpty();
        });
    }

    @Test
    void calls_are_kept_apart_by_action() {
        client.quota();
        client.purge("purge_url", A);
        client.quota();

        assertThat(sandbox.journal().calls("DescribeContentQuota")).hasSize(2);
        assertThat(sandbox.journal().calls("CreatePurgeTask")).hasSize(1);
        assertThat(sandbox.journal().calls()).hasSize(3);
    }

    @Test
    void accepted_targets_are_counted() {
        client.purge("purge_url", A, B);
        client.purge("purge_url", A, FOREIGN);
        client.call("CreatePurgeTask", "{\"ZoneId\":\"zone-2example0001\",\"Type\":\"purge_all\"}");

        assertThat(sandbox.journal().acceptedTargets())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(entry(A, 2), entry(B, 1), entry("*", 1)));
        assertThat(sandbox.journal().acceptedTargets(SandboxClient.ZONE)).hasSize(3);
        assertThat(sandbox.journal().acceptedTargets("zone-other")).isEmpty();
    }

    @Test
    void the_busiest_window_is_half_open() {
        long millisecond = 1_000_000;
        for (long at : new long[] {0, 400, 999, 1_000, 1_399, 1_400, 3_000}) {
            ticker.set(at * millisecond);
            client.quota();
        }

        assertThat(sandbox.journal().maxInAnyWindow("DescribeContentQuota", Duration.ofSeconds(1)))
                .isEqualTo(4);
        assertThat(sandbox.journal().maxInAnyWindow("DescribeContentQuota", Duration.ofMillis(1)))
                .isEqualTo(1);
        assertThat(sandbox.journal().maxInAnyWindow("DescribeContentQuota", Duration.ofHours(1)))
                .isEqualTo(7);
        assertThat(sandbox.journal().maxInAnyWindow("CreatePurgeTask", Duration.ofSeconds(1)))
                .isZero();
    }

    @Test
    void a_call_of_the_cdn_is_entered_with_its_product_and_its_paths() {
        ApiReply reply =
                client.cdn("PurgePathCache", "{\"Paths\":[\"https://img.example.com/a/\"],\"FlushType\":\"flush\"}");

        assertThat(sandbox.journal().calls("cdn:PurgePathCache"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.product()).isEqualTo("cdn");
                    assertThat(call.targets()).containsExactly("https://img.example.com/a/");
                    assertThat(call.accepted()).containsExactly("https://img.example.com/a/");
                    assertThat(call.booked()).isEqualTo(2);
                    assertThat(call.jobId()).isEqualTo(reply.taskId());
                    assertThat(call.zoneId()).isEmpty();
                    assertThat(call.isOk()).isTrue();
                });
    }

    @Test
    void actions_of_one_name_are_told_apart_by_their_product() {
        client.tasks();
        client.cdn("DescribePurgeTasks", "{\"TaskId\":\"x\"}");

        assertThat(sandbox.journal().calls("DescribePurgeTasks")).hasSize(2);
        assertThat(sandbox.journal().calls("teo:DescribePurgeTasks"))
                .extracting(JournalEntry::version)
                .containsExactly("2022-09-01");
    }

    @Test
    void it_can_be_emptied() {
        client.quota();
        sandbox.journal().clear();
        client.purge("purge_url", A);

        assertThat(sandbox.journal().calls()).extracting(JournalEntry::action).containsExactly("CreatePurgeTask");
    }
}
