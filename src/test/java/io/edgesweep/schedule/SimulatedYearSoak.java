package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The year with hourly jobs in all zones, in which the process is down now and then, for up to two days, and every firing is
 * made up for: {@code ./mvnw -q -Psoak test -Dtest=SimulatedYearSoak -Dsoak.seed=1}.
 */
class SimulatedYearSoak {

    private static final int DAYS = 86_400;

    @Test
    void every_firing_comes_exactly_once_though_the_process_is_down_now_and_then() {
        long seed = Long.getLong("soak.seed", 1);
        Random random = new Random(seed);
        SimulatedYear year = new SimulatedYear(
                SimulatedYearTests.ledger(), "all", SimulatedYearTests.ZONES, SimulatedYearTests.ZONES);

        Instant now = SimulatedYear.BEGIN;
        while (now.isBefore(SimulatedYear.END.minus(Duration.ofDays(6)))) {
            Duration up = Duration.ofSeconds(random.nextInt(3 * DAYS));
            Duration down = Duration.ofSeconds(random.nextInt(2 * DAYS));
            year.passUntil(now.plus(up));
            year.restartAfter(down);
            now = now.plus(up).plus(down);
        }
        year.passUntil(SimulatedYear.END);

        assertThat(year.fired()).as("seed " + seed).isEqualTo(year.expected());
    }
}
