package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Digests;
import io.edgesweep.settings.NoticeSettings.DigestSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DigestClockTests {

    private static final DigestSchedule MORNINGS = new DigestSchedule("0 0 8 * * ?", ZoneId.of("Asia/Shanghai"));
    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void what_was_missed_while_nobody_was_there_is_told_at_once_and_once() throws Exception {
        Row row = new Row(MONDAY);

        DigestClock first = clock(row, TUESDAY.plusSeconds(60));
        DigestClock second = clock(row, TUESDAY.plusSeconds(60));
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("since " + MONDAY + ": [run-1]");
        first.close();
        second.close();

        assertThat(told).isEmpty();
    }

    @Test
    void nobody_is_told_before_the_next_firing() {
        Row row = new Row(MONDAY);

        clock(row, TUESDAY.minusSeconds(60)).close();

        assertThat(told).isEmpty();
        assertThat(row.until).isEqualTo(MONDAY);
    }

    private DigestClock clock(Row row, Instant now) {
        return DigestClock.started(row, MORNINGS, (from, runs) -> told.add("since " + from + ": " + runs), () -> now);
    }

    /** The ledger's row, which two processes share. */
    private static final class Row implements Digests {

        private Instant until;

        Row(Instant until) {
            this.until = until;
        }

        @Override
        public synchronized Instant toldUntil(Instant now) {
            return until;
        }

        @Override
        public synchronized Optional<List<String>> take(Instant from, Instant to) {
            boolean first = from.equals(until);
            until = first ? to : until;
            return first ? Optional.of(List.of("run-1")) : Optional.empty();
        }
    }
}
