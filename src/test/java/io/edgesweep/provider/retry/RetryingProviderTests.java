package io.edgesweep.provider.retry;

import static io.edgesweep.provider.ScriptedProvider.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.process.HandMovedTime;
import io.edgesweep.process.Patience;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.ScriptedProvider;
import io.edgesweep.provider.Submission;
import io.edgesweep.provider.SubmissionResult;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingProviderTests {

    private static final Submission SUBMISSION =
            new Submission(Kind.URL, Method.INVALIDATE, List.of("https://www.example.com/"));
    private static final SubmissionResult ACCEPTED = new SubmissionResult.Accepted("task-1", "request-1", List.of());

    private final HandMovedTime time = new HandMovedTime(Instant.EPOCH);
    private final ScriptedProvider provider = new ScriptedProvider();
    private final RetryingProvider retrying = retrying(Patience.ENDLESS);

    @Test
    void tries_no_longer_than_whoever_asks_waits() {
        Instant deadline = Instant.EPOCH.plusSeconds(2);
        provider.telling(Collections.nCopies(4, error(ErrorClass.RETRY)).toArray());

        assertThatThrownBy(() ->
                        retrying(() -> () -> !time.instant().isBefore(deadline)).quota())
                .isInstanceOf(ProviderException.class);

        assertThat(provider.questions()).isBetween(1, 3);
        assertThat(time.instant()).isBetween(deadline, deadline.plus(Patience.Wait.STEP));
    }

    @Test
    void does_not_hand_over_again_what_was_kept_back() throws InterruptedException {
        SubmissionResult withheld = new SubmissionResult.Withheld(Reason.said("the lock is lost"));
        provider.answering(withheld);

        assertThat(retrying.submit(SUBMISSION)).isEqualTo(withheld);
        assertThat(provider.submissions()).hasSize(1);
    }

    private RetryingProvider retrying(Patience patience) {
        return new RetryingProvider(
                provider, new RetrySettings(4, Duration.ofSeconds(1), Duration.ofSeconds(5)), time, patience);
    }

    @Test
    void hands_over_again_what_was_never_sent() throws InterruptedException {
        provider.answering(
                new SubmissionResult.NotSent(Reason.said("nothing answers")),
                new SubmissionResult.NotSent(Reason.said("nothing answers")),
                ACCEPTED);

        assertThat(retrying.submit(SUBMISSION)).isEqualTo(ACCEPTED);
        assertThat(provider.submissions()).hasSize(3);
    }

    @Test
    void never_hands_over_again_what_may_have_arrived() throws InterruptedException {
        SubmissionResult unknown = new SubmissionResult.Unknown(Reason.said("no answer in time"), "");
        provider.answering(unknown);

        assertThat(retrying.submit(SUBMISSION)).isEqualTo(unknown);
        assertThat(provider.submissions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXPIRED")
    void leaves_every_refusal_to_those_who_keep_the_ledger(ErrorClass errorClass) throws InterruptedException {
        SubmissionResult refused = new SubmissionResult.Refused(error(errorClass));
        provider.answering(refused);

        assertThat(retrying.submit(SUBMISSION)).isEqualTo(refused);
        assertThat(provider.submissions()).hasSize(1);
    }

    @Test
    void signs_anew_and_hands_over_once_more_what_was_signed_too_long_ago() throws InterruptedException {
        provider.answering(new SubmissionResult.Refused(error(ErrorClass.EXPIRED)), ACCEPTED);

        assertThat(retrying.submit(SUBMISSION)).isEqualTo(ACCEPTED);
        assertThat(provider.submissions()).containsExactly(SUBMISSION, SUBMISSION);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void gives_on_what_is_too_old_even_when_it_was_signed_anew() throws InterruptedException {
        SubmissionResult expired = new SubmissionResult.Refused(error(ErrorClass.EXPIRED));
        provider.answering(expired, expired, ACCEPTED);

        assertThat(retrying.submit(SUBMISSION)).isEqualTo(expired);
        assertThat(provider.submissions()).hasSize(2);
    }

    @Test
    void asks_once_more_when_a_question_was_signed_too_long_ago() throws Exception {
        provider.telling(error(ErrorClass.EXPIRED), List.of());

        assertThat(retrying.quota()).isEmpty();
        assertThat(provider.questions()).isEqualTo(2);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void gives_up_on_a_question_that_is_too_old_even_when_it_was_signed_anew() {
        provider.telling(error(ErrorClass.EXPIRED), error(ErrorClass.EXPIRED), List.of());

        assertThatThrownBy(retrying::quota).isInstanceOfSatisfying(ProviderException.class, e -> assertThat(
                        e.error().errorClass())
                .isEqualTo(ErrorClass.EXPIRED));
        assertThat(provider.questions()).isEqualTo(2);
    }

    @Test
    void waits_longer_and_longer_but_not_too_long() throws InterruptedException {
        provider.answering(
                new SubmissionResult.NotSent(Reason.said("1")),
                new SubmissionResult.NotSent(Reason.said("2")),
                new SubmissionResult.NotSent(Reason.said("3")),
                new SubmissionResult.NotSent(Reason.said("4")));

        assertThat(retrying.submit(SUBMISSION)).isEqualTo(new SubmissionResult.NotSent(Reason.said("4")));
        List<Duration> sleeps = time.sleeps();
        assertThat(sleeps).hasSize(3);
        assertThat(sleeps.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(sleeps.get(1)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(3000));
        assertThat(sleeps.get(2)).isBetween(Duration.ofMillis(2000), Duration.ofMillis(5000));
    }

    @Test
    void asks_again_after_a_passing_fault() throws Exception {
        provider.telling(error(ErrorClass.RETRY), error(ErrorClass.RETRY), List.of());

        assertThat(retrying.quota()).isEmpty();
        assertThat(provider.questions()).isEqualTo(3);
    }

    @Test
    void gives_up_after_the_last_try() {
        provider.telling(
                error(ErrorClass.RETRY), error(ErrorClass.RETRY), error(ErrorClass.RETRY), error(ErrorClass.RETRY));

        assertThatThrownBy(retrying::quota).isInstanceOf(ProviderException.class);
        assertThat(provider.questions()).isEqualTo(4);
    }

    @Test
    void does_not_ask_again_what_a_person_must_mend() {
        provider.telling(error(ErrorClass.FATAL_ACCOUNT));

        assertThatThrownBy(retrying::quota).isInstanceOf(ProviderException.class);
        assertThat(provider.questions()).isEqualTo(1);
    }
}
