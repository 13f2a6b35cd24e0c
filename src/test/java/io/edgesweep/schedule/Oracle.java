package io.edgesweep.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Says when jobs should fire, day by day and quarter of an hour by quarter of an hour, without any cron expression. */
final class Oracle {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Oracle() {}

    /** Once on each wanted day, at the time; the first time if it comes twice, as soon after it as there is a time if not at all. */
    static List<Instant> onceOn(Predicate<LocalDate> days, LocalTime time, ZoneId zone, Instant after, Instant until) {
        List<Instant> firings = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(until, zone).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(after, zone).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (days.test(day)) {
                Instant firing = firstMoment(day.atTime(time), zone);
                if (firing.isAfter(after) && !firing.isAfter(until)) {
                    firings.add(firing);
                }
            }
        }
        return firings;
    }

    private static Instant firstMoment(LocalDateTime time, ZoneId zone) {
        LocalDateTime valid = time;
        while (zone.getRules().getValidOffsets(valid).isEmpty()) {
            valid = valid.plusMinutes(1);
        }
        Instant earliest = Instant.MAX;
        for (ZoneOffset offset : zone.getRules().getValidOffsets(valid)) {
            Instant candidate = valid.toInstant(offset);
            earliest = candidate.isBefore(earliest) ? candidate : earliest;
        }
        return earliest;
    }

    /** Whenever the clock shows the minute, which is one of four. */
    static List<Instant> everyHourAt(int minute, ZoneId zone, Instant after, Instant until) {
        List<Instant> firings = new ArrayList<>();
        for (Instant moment = after.plus(QUARTER); !moment.isAfter(until); moment = moment.plus(QUARTER)) {
            if (moment.atZone(zone).getMinute() == minute) {
                firings.add(moment);
            }
        }
        return firings;
    }

    static Predicate<LocalDate> every(DayOfWeek weekday) {
        return day -> day.getDayOfWeek() == weekday;
    }
}
