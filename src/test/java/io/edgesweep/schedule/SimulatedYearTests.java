package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A year in twenty zones, with the real ledger and a clock that is moved by hand, against an oracle that knows no cron. */
class SimulatedYearTests {

    /** The hours of one zone, whose clock changes by an hour or by half an hour: all of them are in {@link SimulatedYearSoak}. */
    private static final String BY_AN_HOUR = "America/New_York";

    private static final String BY_HALF_AN_HOUR = "Australia/Lord_Howe";

    /** So that a restart comes at another time of the day each time. */
    private static final Duration A_DAY_AND_AN_HOUR = Duration.ofHours(25);

    static final List<String> ZONES = List.of(
            "UTC",
            "Asia/Shanghai",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Asia/Jerusalem",
            "Asia/Beirut",
            "Africa/Cairo",
            "Africa/Casablanca",
            "Europe/London",
            "Europe/Berlin",
            "Atlantic/Azores",
            "Antarctica/Troll",
            "America/New_York",
            "America/St_Johns",
            "America/Havana",
            "America/Santiago",
            "Australia/Sydney",
            "Australia/Lord_Howe",
            "Pacific/Auckland",
            "Pacific/Chatham");

    @Test
    void every_firing_comes_exactly_once() {
        SimulatedYear year = year(BY_AN_HOUR);

        year.passUntil(SimulatedYear.END);

        assertThat(year.fired()).isEqualTo(year.expected());
    }

    @Test
    void every_firing_comes_exactly_once_with_a_restart_every_day() {
        SimulatedYear year = year(BY_HALF_AN_HOUR);

        for (Instant day = SimulatedYear.BEGIN; day.isBefore(SimulatedYear.END); day = day.plus(A_DAY_AND_AN_HOUR)) {
            year.passUntil(day);
            year.restartAfter(Duration.ZERO);
        }
        year.passUntil(SimulatedYear.END);

        assertThat(year.fired()).isEqualTo(year.expected());
    }

    @Test
    void every_hour_of_every_zone_comes_exactly_once() {
        for (String zone : ZONES) {
            CronFirings firings = CronFirings.of("0 15 * * * ?", ZoneId.of(zone));
            List<Instant> found = new ArrayList<>();
            for (Instant next = firings.after(SimulatedYear.BEGIN).orElseThrow();
                    !next.isAfter(SimulatedYear.END);
                    next = firings.after(next).orElseThrow()) {
                found.add(next);
            }

            assertThat(found)
                    .as(zone)
                    .isEqualTo(Oracle.everyHourAt(15, ZoneId.of(zone), SimulatedYear.BEGIN, SimulatedYear.END));
        }
    }

    private static SimulatedYear year(String hourlyZone) {
        return new SimulatedYear(ledger(), "run-once", ZONES, List.of(hourlyZone));
    }

    static Ledger ledger() {
        return TestLedgers.migrated(new SingleConnectionDataSource(
                "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", "", true));
    }
}
