package io.edgesweep.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.process.HandMovedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InstanceRoleCredentialsTests {

    /** No fake that answers takes as long. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static final Duration NEXT_ASKING = Duration.ofMinutes(1);

    private final HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-24T02:00:00Z"));
    private final FakeRole vendor = new FakeRole("one");
    private final InstanceRoleCredentials role = new InstanceRoleCredentials(vendor, AMPLE, time);

    @Test
    void gives_all_three_parts_of_the_key() {
        Credential key = role.get();

        assertThat(key.getSecretId()).isEqualTo("id-one");
        assertThat(key.getSecretKey()).isEqualTo("canary-secret-one");
        assertThat(key.getToken()).isEqualTo("canary-token-one");
    }

    @Test
    void asks_no_more_often_than_once_a_minute() {
        role.get();
        int once = vendor.askings();

        time.move(NEXT_ASKING.minusMillis(1));
        role.get();

        assertThat(vendor.askings()).isEqualTo(once);

        time.move(Duration.ofMillis(1));
        role.get();

        assertThat(vendor.askings()).isEqualTo(2 * once);
    }

    @Test
    void stays_the_same_object_while_the_key_is_the_same() {
        Credential first = role.get();

        time.move(NEXT_ASKING);

        assertThat(role.get()).isSameAs(first);
    }

    @Test
    void becomes_a_new_object_when_the_key_is_renewed_and_leaves_the_old_one_as_it_was() {
        Credential first = role.get();

        vendor.gives("two");
        time.move(NEXT_ASKING);
        Credential second = role.get();

        assertThat(second).isNotSameAs(first);
        assertThat(second.getSecretId()).isEqualTo("id-two");
        assertThat(second.getSecretKey()).isEqualTo("canary-secret-two");
        assertThat(second.getToken()).isEqualTo("canary-token-two");
        assertThat(first.getSecretId()).isEqualTo("id-one");
        assertThat(first.getSecretKey()).isEqualTo("canary-secret-one");
    }

    @Test
    void mixes_no_two_keys_when_one_is_renewed_between_its_parts() {
        vendor.beforeSecret(() -> vendor.gives("two"));

        Credential key = role.get();

        assertThat(key.getSecretId()).isEqualTo("id-two");
        assertThat(key.getSecretKey()).isEqualTo("canary-secret-two");
        assertThat(key.getToken()).isEqualTo("canary-token-two");
    }

    @Test
    void says_in_one_sentence_that_a_machine_has_no_role() {
        vendor.gives(null);

        assertThatIllegalStateException()
                .isThrownBy(role::get)
                .withMessage("the role of this machine gives no key: the instance metadata service did not answer as"
                        + " it does on a machine with a role");
    }

    @Test
    void says_nothing_of_what_a_failing_service_said() {
        vendor.beforeId(() -> {
            throw new IllegalArgumentException("canary");
        });

        Throwable failure = catchThrowable(role::get);

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasNoCause();
        assertThat(failure.toString()).contains("did not answer as it does").doesNotContain("canary");
    }

    @Test
    void says_in_one_sentence_that_a_service_is_too_slow_even_if_it_cannot_be_interrupted() {
        CountDownLatch answered = new CountDownLatch(1);
        vendor.beforeId(() -> awaitWhateverComes(answered));
        InstanceRoleCredentials impatient = new InstanceRoleCredentials(vendor, Duration.ofMillis(1), time);

        Throwable failure = catchThrowable(impatient::get);
        answered.countDown();

        assertThat(failure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the role of this machine gives no key: the instance metadata service did not answer"
                        + " within 1 ms");
    }

    @Test
    void asks_again_ten_seconds_after_a_failure_and_not_before() {
        vendor.gives(null);
        assertThatIllegalStateException().isThrownBy(role::get);
        vendor.gives("one");

        time.move(Duration.ofMillis(9_999));

        assertThatIllegalStateException().isThrownBy(role::get);
        assertThat(vendor.askings()).isEqualTo(1);

        time.move(Duration.ofMillis(1));

        assertThat(role.get().getSecretId()).isEqualTo("id-one");
    }

    @Test
    void goes_on_with_the_key_that_it_has_for_four_minutes_while_the_service_fails() {
        Credential first = role.get();
        vendor.gives(null);

        for (Duration passed = Duration.ZERO;
                passed.compareTo(Duration.ofMinutes(4)) < 0;
                passed = passed.plusSeconds(10)) {
            assertThat(role.get()).isSameAs(first);
            time.move(Duration.ofSeconds(10));
        }

        assertThatIllegalStateException().isThrownBy(role::get);
    }

    @Test
    void asks_on_one_thread_that_keeps_no_process_alive() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Set<Boolean> daemons = new HashSet<>();
        vendor.beforeId(() -> {
            threads.add(Thread.currentThread().getName());
            daemons.add(Thread.currentThread().isDaemon());
        });

        role.get();
        time.move(NEXT_ASKING);
        role.get();

        assertThat(threads).containsExactly("instance-role");
        assertThat(daemons).containsExactly(true);
    }

    @Test
    void passes_on_that_it_was_interrupted() {
        // An answer that is there already would be taken, interrupted or not.
        CountDownLatch answered = new CountDownLatch(1);
        vendor.beforeId(() -> awaitWhateverComes(answered));
        Thread.currentThread().interrupt();

        Throwable failure = catchThrowable(role::get);

        answered.countDown();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageEndingWith("interrupted");
    }

    @Test
    void shows_no_secret_when_it_is_printed() {
        Credential key = role.get();

        assertThat(role + " " + key).doesNotContain("canary");
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // As the vendor's class does: it reads from a socket, which no interrupt ends.
                continue;
            }
        }
    }
}
