package io.edgesweep.pause;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.read.DurationParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads until when something is paused: a duration such as {@code 2h}, a time such as {@code 06:00} (the next one) or
 * {@code 2026-12-01 06:00}, on the clock of the jobs that it is about, or one with its offset from UTC.
 */
public final class PauseEnd {

    private static final String ALLOWED =
            "2h, 06:00, \"2026-12-01 06:00\" or 2026-12-01T06:00+08:00, and no time that is over";

    /** Later than any ledger can keep. */
    private static final Instant TOO_LATE = Instant.parse("9999-12-31T00:00:00Z");

    private final Instant now;
    private final TreeSet<String> zones = new TreeSet<>();
    private final ZoneId home;

    /**
     * @param now   the present
     * @param zones of the clocks of the jobs that it is about
     * @param home  of the clock that people go by where there is none, or several
     */
    PauseEnd(Instant now, Collection<ZoneId> zones, ZoneId home) {
        this.now = now;
        this.home = home;
        zones.forEach(zone -> this.zones.add(zone.getId()));
    }

    /** The zone by which its end is told. */
    ZoneId zone() {
        return zones.size() == 1 ? ZoneId.of(zones.first()) : home;
    }

    /**
     * The moment.
     *
     * @throws MistakesException when the text is none, or one that is over
     */
    Instant read(String text) {
        String plain = text.strip();
        Optional<Instant> moment = DurationParser.parse(plain)
                .map(now::plus)
                .or(() -> parsed(plain, each -> OffsetDateTime.parse(each).toInstant()));
        if (moment.isEmpty()) {
            moment = onTheClock(plain.replaceFirst("(?<=\\d) +(?=\\d)", "T"));
        }
        return moment.filter(each -> now.isBefore(each) && each.isBefore(TOO_LATE))
                .orElseThrow(() -> mistake("'" + text + "' is not allowed; allowed: " + ALLOWED));
    }

    private Optional<Instant> onTheClock(String text) {
        Optional<LocalDateTime> day = parsed(text, LocalDateTime::parse);
        Optional<LocalTime> time = parsed(text, LocalTime::parse);
        if (day.isEmpty() && time.isEmpty()) {
            return Optional.empty();
        }
        if (zones.size() > 1) {
            throw mistake("'" + text + "' may be on several clocks, for its jobs go by " + String.join(", ", zones)
                    + "; write the offset, as in 2026-12-01T06:00+08:00, or a duration");
        }
        return day.or(() -> time.map(this::next))
                .map(each -> each.atZone(zone()).toInstant());
    }

    private LocalDateTime next(LocalTime time) {
        ZonedDateTime there = now.atZone(zone());
        LocalDateTime today = there.toLocalDate().atTime(time);
        return today.isAfter(there.toLocalDateTime()) ? today : today.plusDays(1);
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static MistakesException mistake(String words) {
        return new MistakesException(List.of(new Mistake("", "until", words)));
    }
}
