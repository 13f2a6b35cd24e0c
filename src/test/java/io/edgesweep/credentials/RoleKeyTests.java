package io.edgesweep.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.time.HandMovedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleKeyTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-24T02:00:00Z"));
    private final Vendor vendor = new Vendor();
    private final RoleKey key = new RoleKey(vendor, LONG, time);

    @Test
    void gives_the_same_key_until_it_is_renewed() {
        Credential first = key.get();
        time.move(Duration.ofMinutes(2));

        assertThat(first.getSecretId()).isEqualTo("id-1");
        assertThat(key.get()).isSameAs(first);

        vendor.generation = 2;
        time.move(Duration.ofMinutes(1));
        assertThat(key.get().getSecretId()).isEqualTo("id-2");
        assertThat(first.getSecretId()).isEqualTo("id-1");
    }

    @Test
    void asks_at_most_once_a_minute() {
        key.get();
        int questions = vendor.questions.get();
        time.move(Duration.ofSeconds(59));
        key.get();

        assertThat(vendor.questions).hasValue(questions);
    }

    @Test
    void never_mixes_the_parts_of_two_keys() {
        vendor.renewAtQuestion = 2;

        Credential mixed = key.get();

        assertThat(mixed.getSecretId()).isEqualTo("id-2");
        assertThat(mixed.getSecretKey()).isEqualTo("key-2");
        assertThat(mixed.getToken()).isEqualTo("token-2");
    }

    @Test
    void lives_on_the_last_key_while_a_renewal_fails_and_says_so_when_that_is_over() {
        Credential good = key.get();
        vendor.generation = 0;
        time.move(Duration.ofSeconds(239));

        assertThat(key.get()).isSameAs(good);

        time.move(Duration.ofSeconds(10));
        assertThatIllegalStateException()
                .isThrownBy(key::get)
                .withMessage("the role of this machine gives no key: the instance metadata service did not answer as it"
                        + " does on a machine with a role");

        vendor.generation = 2;
        time.move(Duration.ofSeconds(10));
        assertThat(key.get().getSecretId()).isEqualTo("id-2");
    }

    @Test
    void takes_whatever_the_vendors_class_throws_for_a_failure() {
        RoleKey broken = new RoleKey(
                new Credential() {
                    @Override
                    public String getSecretId() {
                        throw new NullPointerException("no Code");
                    }
                },
                LONG,
                time);

        assertThatIllegalStateException().isThrownBy(broken::get).withMessageStartingWith("the role of this machine");
    }

    @Test
    void does_not_wait_for_an_answer_that_does_not_come() {
        CountDownLatch never = new CountDownLatch(1);
        RoleKey slow = new RoleKey(
                new Credential() {
                    @Override
                    public @Nullable String getSecretId() {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return null;
                    }
                },
                Duration.ofMillis(1),
                time);

        assertThatIllegalStateException()
                .isThrownBy(slow::get)
                .withMessageEndingWith("the instance metadata service did not answer within 1 ms");
    }

    /** Like the vendor's class: renews whenever it is asked, and gives null when it cannot. */
    private static final class Vendor extends Credential {

        private final AtomicInteger questions = new AtomicInteger();
        private volatile int generation = 1;
        private volatile int renewAtQuestion = Integer.MAX_VALUE;

        private @Nullable String part(String name) {
            if (questions.incrementAndGet() == renewAtQuestion) {
                generation++;
            }
            return generation == 0 ? null : name + "-" + generation;
        }

        @Override
        public @Nullable String getSecretId() {
            return part("id");
        }

        @Override
        public @Nullable String getSecretKey() {
            return part("key");
        }

        @Override
        public @Nullable String getToken() {
            return part("token");
        }
    }
}
