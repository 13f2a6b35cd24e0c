package io.edgesweep.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LiveFigures;
import io.edgesweep.ledger.jdbc.TestLedgers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedProgressTests {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    private final Ledger ledger = TestLedgers.inMemory();
    private Instant now = NOW;

    @Test
    void writes_down_once_a_second_how_far_a_run_is_for_the_other_nodes() {
        List<String> here = new ArrayList<>();
        try (SharedProgress progress = new SharedProgress(
                (phase, done, total) -> here.add(phase + " " + done), ledger.live(), true, "run-1", () -> now)) {
            progress.at("submit", 10, 100);
            now = NOW.plusMillis(500);
            progress.at("submit", 20, 100);
            assertThat(written()).extracting(Activity::done).containsExactly(10L);
            now = NOW.plusMillis(1500);
            progress.at("reconcile", 5, 100);

            assertThat(here).containsExactly("submit 10", "submit 20", "reconcile 5");
            assertThat(written()).extracting(Activity::phase).containsExactly("submit", "reconcile");
            assertThat(written()).extracting(Activity::done).containsExactly(20L, 5L);
            assertThat(ledger.live().of("run-1", now.plusSeconds(1))).isEmpty();
        }
        assertThat(ledger.live().of("run-1", NOW)).isEmpty();
    }

    @Test
    void reads_nothing_of_what_it_does_not_understand() {
        assertThat(SharedProgress.read("submit 1 2\nsubmit 1 2 x 4\n\n")).isEmpty();
    }

    private List<Activity> written() {
        return SharedProgress.read(
                ledger.live().of("run-1", NOW).map(LiveFigures.Written::text).orElse(""));
    }
}
