package io.edgesweep.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.process.HandMovedTime;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTests {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void is_held_by_one_at_a_time_and_says_who_it_is() {
        HomeLock held = HomeLock.take(folder, "web-1 process 4711", NOW);

        assertThatThrownBy(() -> HomeLock.take(folder, "web-1 process 4712", NOW))
                .isInstanceOf(LockedException.class)
                .hasMessageEndingWith(
                        "web-1 process 4711, since 2026-11-22T02:00:00Z. Wait until it is done, with" + " --wait 10m");
        held.close();
    }

    @Test
    void can_be_taken_again_when_it_is_free() {
        HomeLock.take(folder, "web-1 process 4711", NOW).close();

        HomeLock held = HomeLock.take(folder, "w 1", NOW);

        assertThatThrownBy(() -> HomeLock.take(folder, "web-1 process 4713", NOW))
                .hasMessageContaining(": w 1, since")
                .hasMessageNotContaining("4711");
        held.close();
    }

    @Test
    void is_waited_for_as_long_as_one_has_patience() {
        HomeLock held = HomeLock.take(folder, "web-1 process 4711", NOW);
        HandMovedTime time = new HandMovedTime(NOW);
        LockWaiter locks = new LockWaiter(time, time);

        assertThatThrownBy(() ->
                        locks.take(() -> HomeLock.take(folder, "web-1 process 4712", NOW), Duration.ofMinutes(10)))
                .isInstanceOf(LockedException.class);
        assertThat(time.instant()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        held.close();
    }

    @Test
    void is_taken_as_soon_as_its_holder_leaves() {
        HomeLock held = HomeLock.take(folder, "web-1 process 4711", NOW);
        HandMovedTime time = new HandMovedTime(NOW);
        LockWaiter locks = new LockWaiter(time, duration -> {
            time.sleep(duration);
            held.close();
        });

        locks.take(() -> HomeLock.take(folder, "web-1 process 4712", NOW), Duration.ofMinutes(10))
                .close();

        assertThat(time.instant()).isBefore(NOW.plusSeconds(1));
    }

    @Test
    void is_held_as_long_as_its_file_is_the_one_that_was_locked() throws IOException {
        try (HomeLock held = HomeLock.take(folder, "web-1 process 4711", NOW)) {
            assertThat(held.lost()).isEmpty();

            Files.delete(folder.resolve("lock"));
            assertThat(held.lost())
                    .hasValue(Reason.of("held.lock-lost", folder.resolve("lock").toAbsolutePath()));

            try (HomeLock other = HomeLock.take(folder, "web-1 process 4712", NOW)) {
                assertThat(held.lost()).isPresent();
                assertThat(other.lost()).isEmpty();
            }
        }
    }

    @Test
    void creates_a_home_that_is_for_its_owner_only() throws IOException {
        Path home = folder.resolve("deep/home");

        HomeLock.take(home, "web-1 process 4711", NOW).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void says_what_to_do_when_the_home_cannot_be_used() throws IOException {
        Path file = Files.writeString(folder.resolve("home"), "a file where the folder should be");

        assertThatThrownBy(() -> HomeLock.take(file, "web-1 process 4711", NOW))
                .isInstanceOf(LocalStateException.class)
                .hasMessageContaining("set edgesweep.home to another one");
    }
}
