package io.edgesweep.provider.throttle;

import static io.edgesweep.provider.ScriptedProvider.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.process.HandMovedTime;
import io.edgesweep.process.Patience;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Permit;
import io.edgesweep.provider.ScriptedProvider;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottledProviderTests {

    private static final Submission SUBMISSION =
            new Submission(Kind.URL, Method.INVALIDATE, List.of("https://www.example.com/"));
    private static final SubmissionResult ACCEPTED = new SubmissionResult.Accepted("task-1", "request-1", List.of());
    private static final SubmissionResult TOO_FAST = new SubmissionResult.Refused(error(ErrorClass.RATE));

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Throttle throttle = new Throttle(20, new HandMovedTime(Instant.EPOCH));
    private final ThrottledProvider throttled = new ThrottledProvider(provider, throttle, Patience.ENDLESS);

    @Test
    void calls_again_when_the_provider_found_the_call_too_fast() throws InterruptedException {
        provider.answering(TOO_FAST, TOO_FAST, ACCEPTED);
        try (CallMeter meter = throttle.meter(List.of("CreatePurgeTask"))) {

            assertThat(throttled.submit(SUBMISSION)).isEqualTo(ACCEPTED);

            assertThat(provider.submissions()).hasSize(3);
            assertThat(meter.refusedForRate()).isEqualTo(2);
        }
    }

    @Test
    void asks_again_when_the_provider_found_the_question_too_fast() throws Exception {
        provider.telling(error(ErrorClass.RATE), List.of());

        assertThat(throttled.quota()).isEmpty();
        assertThat(provider.questions()).isEqualTo(2);
    }

    @Test
    void gives_the_answer_on_when_others_keep_the_rate_used_up() throws InterruptedException {
        provider.answering(Collections.nCopies(30, TOO_FAST).toArray(SubmissionResult[]::new));

        assertThat(throttled.submit(SUBMISSION)).isEqualTo(TOO_FAST);
    }

    @Test
    void leaves_other_refusals_alone() throws InterruptedException {
        SubmissionResult refused = new SubmissionResult.Refused(error(ErrorClass.DAY));
        provider.answering(refused);

        assertThat(throttled.submit(SUBMISSION)).isEqualTo(refused);
        assertThat(provider.submissions()).hasSize(1);
    }

    @Test
    void counts_calls_until_the_meter_is_closed() throws InterruptedException {
        CallMeter meter = throttle.meter(List.of("CreatePurgeTask"));
        leave("CreatePurgeTask");
        leave("DescribePurgeTasks");
        meter.close();
        leave("CreatePurgeTask");

        assertThat(meter.calls()).isEqualTo(1);
        assertThat(meter.maxPerSecond()).isEqualTo(1);
        assertThat(meter.waited()).isLessThanOrEqualTo(throttle.waited());
    }

    @Test
    void counts_the_calls_of_several_actions_together_and_the_most_of_any_one() throws InterruptedException {
        try (CallMeter meter = throttle.meter(List.of("CreatePurgeTask", "CreatePrefetchTask"))) {

            leave("CreatePurgeTask");
            leave("CreatePurgeTask");
            leave("CreatePrefetchTask");
            leave("DescribePurgeTasks");
            throttle.slowDown("CreatePrefetchTask");

            assertThat(meter.calls()).isEqualTo(3);
            assertThat(meter.refusedForRate()).isEqualTo(1);
            assertThat(meter.maxPerSecond()).isEqualTo(2);
        }
    }

    @Test
    void is_one_pace_for_all_who_share_it_and_counts_the_calls_of_each_apart() throws InterruptedException {
        HandMovedTime time = new HandMovedTime(Instant.EPOCH);
        Throttle account = new Throttle(20, () -> time.instant().toEpochMilli() * 1_000_000, time);
        Throttle one = account.shared();
        Throttle other = account.shared();
        try (CallMeter ofOne = one.meter(List.of("CreatePurgeTask"));
                CallMeter ofOther = other.meter(List.of("CreatePurgeTask"))) {

            for (int i = 0; i < 15; i++) {
                one.await("CreatePurgeTask", Patience.ENDLESS).orElseThrow().left();
                other.await("CreatePurgeTask", Patience.ENDLESS).orElseThrow().left();
            }
            one.slowDown("CreatePurgeTask");

            assertThat(ofOne.calls()).isEqualTo(15);
            assertThat(ofOther.calls()).isEqualTo(15);
            assertThat(ofOne.maxPerSecond() + ofOther.maxPerSecond()).isLessThanOrEqualTo(20);
            assertThat(ofOther.refusedForRate()).isZero();
            assertThat(time.instant()).as("30 calls at 20 a second").isAfter(Instant.EPOCH.plusSeconds(1));
            assertThat(account.waited()).isPositive();
        }
    }

    @Test
    void counts_a_call_when_it_leaves_and_not_when_it_has_its_permit() throws InterruptedException {
        try (CallMeter meter = throttle.meter(List.of("CreatePurgeTask"))) {
            Permit late = throttle.await("CreatePurgeTask", Patience.ENDLESS).orElseThrow();
            throttle.await("CreatePurgeTask", Patience.ENDLESS).orElseThrow().giveBack();

            assertThat(meter.calls()).isZero();
            late.left();
            late.left();

            assertThat(meter.calls()).isEqualTo(1);
        }
    }

    @Test
    void holds_a_permit_by_the_time_that_the_meters_see() throws InterruptedException {
        HandMovedTime time = new HandMovedTime(Instant.EPOCH);
        Duration[] rest = {Duration.ofMillis(50)};
        Throttle resting = new Throttle(
                1,
                () -> {
                    long now = time.nanos();
                    time.move(rest[0]);
                    return now;
                },
                time);
        try (CallMeter meter = resting.meter(List.of("CreatePurgeTask"))) {

            resting.await("CreatePurgeTask", Patience.ENDLESS).orElseThrow().left();
            rest[0] = Duration.ZERO;
            resting.await("CreatePurgeTask", Patience.ENDLESS).orElseThrow().left();

            assertThat(meter.maxPerSecond()).isEqualTo(1);
        }
    }

    @Test
    void calls_no_longer_than_whoever_sends_waits() throws InterruptedException {
        provider.answering(TOO_FAST, TOO_FAST, ACCEPTED);
        ThrottledProvider hurried = new ThrottledProvider(
                provider, throttle, () -> () -> provider.submissions().size() == 2);

        assertThat(hurried.submit(SUBMISSION)).isEqualTo(TOO_FAST);
    }

    private void leave(String action) throws InterruptedException {
        throttle.await(action, Patience.ENDLESS).orElseThrow().left();
    }
}
