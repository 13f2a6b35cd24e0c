package io.edgesweep.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.sandbox.ApiReply;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.edgeone.EdgeOneTaskRow;
import io.edgesweep.sandbox.model.TaskStatus;
import io.edgesweep.sandbox.model.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTests {

    private static final String CREATE = "CreatePurgeTask";
    private static final String URL = "https://www.example.com/a";

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
    private final Sandbox sandbox =
            Sandbox.start(SandboxSettings.builder().clock(clock).build());
    private final SandboxClient client = new SandboxClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private ApiReply purge() {
        return client.purge("purge_url", URL);
    }

    private int booked() {
        return sandbox.quotas().used(SandboxClient.ZONE, TaskType.PURGE_URL);
    }

    private List<String> verdicts() {
        return sandbox.journal().calls(CREATE).stream()
                .map(JournalEntry::verdict)
                .toList();
    }

    @Test
    void the_next_calls_of_an_action_are_answered_with_a_code() {
        sandbox.faults().next(CREATE, 2, Fault.code("InternalError.BackendError"));

        assertThat(client.quota().code()).isEmpty();
        assertThat(purge().code()).isEqualTo("InternalError.BackendError");
        assertThat(purge().code()).isEqualTo("InternalError.BackendError");
        assertThat(purge().code()).isEmpty();
        assertThat(verdicts()).containsExactly("InternalError.BackendError", "InternalError.BackendError", "OK");
        assertThat(booked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 408, 500, 502, 503})
    void a_gateway_may_answer_instead(int status) {
        sandbox.faults().next(CREATE, Fault.status(status));

        ApiReply reply = purge();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html");
        assertThat(reply.header("Retry-After")).isEmpty();
        assertThat(reply.header("Location")).isEqualTo(status == 307 ? "/" : "");
        assertThat(verdicts()).containsExactly("HTTP " + status);
        assertThat(booked()).isZero();
    }

    @Test
    void a_gateway_may_say_when_to_come_again() {
        sandbox.faults().next(CREATE, Fault.status(503).retryAfter(0));

        assertThat(purge().header("Retry-After")).isEqualTo("0");
    }

    @Test
    void a_gateway_may_fail_after_the_call_was_passed_on() {
        sandbox.faults().next(CREATE, Fault.status(502).afterBooking());

        assertThat(purge().status()).isEqualTo(502);
        assertThat(booked()).isEqualTo(1);
        assertThat(sandbox.journal().acceptedTargets()).containsEntry(URL, 1);
    }

    @Test
    void the_body_may_be_empty_or_not_the_api_s() {
        sandbox.faults()
                .next(CREATE, Fault.emptyBody())
                .next(CREATE, Fault.emptyObject())
                .next(CREATE, Fault.html());

        assertThat(purge()).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        });
        assertThat(purge().body()).isEqualTo("{}");
        assertThat(purge()).satisfies(reply -> {
            assertThat(reply.header("Content-Type")).isEqualTo("text/html");
            assertThat(reply.body()).startsWith("<html>");
        });
        assertThat(booked()).isZero();
    }

    @Test
    void an_answer_may_be_cut_off_after_booking() {
        sandbox.faults().next(CREATE, Fault.cutOff());

        ApiReply reply = purge();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).startsWith("{\"Response\":");
        assertThat(reply.body().length()).isLessThan(Integer.parseInt(reply.header("Content-Length")));
        assertThat(booked()).isEqualTo(1);
        assertThat(verdicts()).containsExactly("cut off");
    }

    @Test
    void a_call_may_be_lost_before_it_has_an_effect() {
        sandbox.faults().next(CREATE, Fault.closeBeforeBooking());

        assertThatThrownBy(this::purge).isInstanceOf(UncheckedIOException.class);

        assertThat(booked()).isZero();
        assertThat(sandbox.tasks().all()).isEmpty();
        assertThat(sandbox.journal().calls(CREATE)).singleElement().satisfies(call -> {
            assertThat(call.verdict()).isEqualTo("closed before booking");
            assertThat(call.targets()).containsExactly(URL);
            assertThat(call.accepted()).isEmpty();
        });
    }

    @Test
    void a_reply_may_be_lost_after_the_call_was_accepted() {
        sandbox.faults().next(CREATE, Fault.closeAfterBooking());

        assertThatThrownBy(this::purge).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(IOException.class);

        assertThat(booked()).isEqualTo(1);
        assertThat(sandbox.journal().calls(CREATE)).singleElement().satisfies(call -> {
            assertThat(call.verdict()).isEqualTo("closed after booking");
            assertThat(call.accepted()).containsExactly(URL);
            assertThat(sandbox.tasks().of(call.jobId())).hasSize(1);
        });
    }

    @Test
    void what_the_journal_says_of_an_odd_answer_names_product_and_action() {
        sandbox.faults().next(CREATE, Fault.odd("JobId", "[1]"));

        purge();

        assertThat(verdicts()).containsExactly("odd JobId of teo:CreatePurgeTask");
    }

    @Test
    void an_answer_may_come_late_although_the_call_takes_effect_at_once() {
        sandbox.faults().next(CREATE, Fault.late(Duration.ofMillis(300)));
        long before = System.nanoTime();

        assertThat(purge().code()).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(booked()).isEqualTo(1);
    }

    @Test
    void a_fault_after_booking_waits_for_a_call_that_is_accepted() {
        sandbox.faults().next(CREATE, Fault.closeAfterBooking());

        assertThat(client.purgeIn("zone-unknown", "purge_url", List.of(URL)).code())
                .isEqualTo("InvalidParameter.ParameterError");
        assertThat(sandbox.faults().waiting(CREATE)).isEqualTo(1);

        assertThatThrownBy(this::purge).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.faults().waiting(CREATE)).isZero();
    }

    @Test
    void a_fault_waits_for_a_call_that_is_properly_signed() {
        sandbox.faults().next(CREATE, Fault.status(500));

        SandboxKey wrong = SandboxKey.of(SandboxSettings.SAMPLE_KEY.secretId(), "wrong");
        assertThat(client.as(wrong).purge("purge_url", URL).code()).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(purge().status()).isEqualTo(500);
    }

    @Test
    void calls_may_pass_before_the_fault() {
        sandbox.faults().next(CREATE, 2, Fault.none()).next(CREATE, Fault.status(500));

        List<Integer> statuses =
                IntStream.range(0, 4).map(i -> purge().status()).boxed().toList();

        assertThat(statuses).containsExactly(200, 200, 500, 200);
        assertThat(verdicts()).containsExactly("OK", "OK", "HTTP 500", "OK");
    }

    @Test
    void the_api_may_be_down_for_everybody_until_it_is_up_again() {
        sandbox.faults().always(Fault.status(503)).next(CREATE, Fault.code("InternalError"));

        assertThat(purge().code()).isEqualTo("InternalError");
        assertThat(purge().status()).isEqualTo(503);
        assertThat(purge().status()).isEqualTo(503);
        assertThat(client.quota().status()).isEqualTo(503);

        sandbox.faults().clear();
        assertThat(purge().code()).isEmpty();
    }

    @Test
    void a_zone_may_be_suspended_in_mid_run() {
        sandbox.faults().suspendZone(SandboxClient.ZONE);
        assertThat(purge().code()).isEqualTo("OperationDenied.ZoneNotActive");
        assertThat(client.quota().code()).isEqualTo("OperationDenied.ZoneNotActive");
        assertThat(client.tasks().code()).isEqualTo("OperationDenied");

        sandbox.faults().resumeZone(SandboxClient.ZONE);
        assertThat(purge().code()).isEmpty();
    }

    @Test
    void the_server_s_clock_may_be_wrong() {
        sandbox.faults().clockSkew(Duration.ofSeconds(301));
        assertThat(purge().code()).isEqualTo("AuthFailure.SignatureExpire");

        sandbox.faults().clockSkew(Duration.ofSeconds(-301));
        assertThat(purge().code()).isEqualTo("AuthFailure.SignatureExpire");

        sandbox.faults().clockSkew(Duration.ofSeconds(300));
        assertThat(purge().code()).isEmpty();
    }

    @Test
    void time_may_pass_for_quota_days_and_tasks_but_not_for_signatures() {
        String jobId = purge().jobId();

        sandbox.faults().advanceClock(Duration.ofDays(1));

        assertThat(purge().code()).isEmpty();
        assertThat(booked()).isEqualTo(1);
        assertThat(sandbox.tasks().of(jobId))
                .singleElement()
                .extracting(EdgeOneTaskRow::status)
                .isEqualTo(TaskStatus.SUCCESS);
        assertThat(sandbox.journal().calls(CREATE))
                .last()
                .extracting(JournalEntry::arrival)
                .isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @Test
    void the_rate_may_be_forced() {
        sandbox.faults().callsPerSecond(0);
        assertThat(purge().code()).isEqualTo("RequestLimitExceeded");
        assertThat(verdicts()).containsExactly("RequestLimitExceeded");

        sandbox.faults().callsPerSecond(20);
        assertThat(purge().code()).isEmpty();
    }

    @Test
    void a_fault_may_wait_for_the_action_of_one_product() {
        String query = "{\"StartTime\":\"2026-01-01 00:00:00\"}";
        sandbox.faults()
                .next("cdn:DescribePurgeTasks", Fault.code("InternalError.CdnDbError"))
                .next("DescribePurgeTasks", Fault.code("InternalError"));

        assertThat(client.cdn("DescribePurgeTasks", query).code()).isEqualTo("InternalError.CdnDbError");
        assertThat(client.tasks().code()).isEqualTo("InternalError");
        assertThat(client.tasks().code()).isEmpty();
        assertThat(client.cdn("DescribePurgeTasks", query).code()).isEmpty();
    }

    @Test
    void a_fault_of_one_product_waits_for_an_accepted_call_of_that_product() {
        sandbox.faults().next("cdn:DescribePurgeTasks", Fault.closeAfterBooking());

        assertThat(client.cdn("DescribePurgeTasks", "{}").code()).isEqualTo("InvalidParameter.CdnParamError");
        assertThat(client.tasks().code()).isEmpty();
        assertThat(sandbox.faults().waiting("cdn:DescribePurgeTasks")).isEqualTo(1);
        assertThatThrownBy(() -> client.cdn("DescribePurgeTasks", "{\"TaskId\":\"x\"}"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_reply_of_the_cdn_may_be_lost_after_the_call_was_accepted() {
        sandbox.faults().next("PurgeUrlsCache", Fault.closeAfterBooking());

        assertThatThrownBy(() -> client.cdn("PurgeUrlsCache", "Urls", "https://img.example.com/1.jpg"))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(sandbox.journal().calls("cdn:PurgeUrlsCache"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.verdict()).isEqualTo("closed after booking");
                    assertThat(call.booked()).isEqualTo(2);
                    assertThat(sandbox.cdnTasks().of(call.jobId())).hasSize(1);
                });
    }

    @Test
    void an_account_may_be_suspended_in_mid_run() {
        String query = "{\"StartTime\":\"2026-01-01 00:00:00\"}";
        sandbox.faults().suspendAccount("main");

        assertThat(purge().code()).isEqualTo("OperationDenied.PlanHasBeenIsolated");
        assertThat(client.quota().code()).isEqualTo("OperationDenied.PlanHasBeenIsolated");
        assertThat(client.tasks().code()).isEqualTo("OperationDenied");
        assertThat(client.prefetches().code()).isEqualTo("OperationDenied");
        for (String action : List.of("PurgeUrlsCache", "PurgePathCache", "PushUrlsCache", "DescribePushQuota")) {
            assertThat(client.cdn(action, "{}").code()).isEqualTo("UnauthorizedOperation.CdnUserIsSuspended");
        }
        assertThat(client.cdn("DescribePushTasks", query).code()).isEqualTo("UnauthorizedOperation.CdnUserIsSuspended");
        assertThat(client.cdn("DescribePurgeTasks", query).code()).isEmpty();
        assertThat(client.cdn("DescribePurgeQuota", "{}").code()).isEmpty();

        sandbox.faults().resumeAccount("main");
        assertThat(purge().code()).isEmpty();
    }

    @Test
    void a_mistyped_name_is_a_mistake_in_the_test() {
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.faults().key("AKIDtypo", KeyState.DISABLED));
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.faults().suspendZone("zone-typo"));
    }
}
