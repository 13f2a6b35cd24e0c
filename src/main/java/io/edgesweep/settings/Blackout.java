package io.edgesweep.settings;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A window in which nothing is to be purged, as a sale or a deployment freeze: once, every day or every week. Its times are on the
 * clock of its zone; it begins with {@code from}, and ends just before {@code to}.
 *
 * @param from   when it begins
 * @param to     when it ends; of the same form as {@code from}, and another time
 * @param zone   of these times
 * @param reason why, for whoever asks at night
 */
public record Blackout(Edge from, Edge to, ZoneId zone, String reason) {

    /** So far apart are two beginnings at most. */
    private static final int WEEK = 7;

    /** One end of a window. */
    public sealed interface Edge {

        /** Whether it comes on that day. */
        boolean isOn(LocalDate day);

        /** At what time it comes. */
        LocalTime time();
    }

    /** Once. */
    public record Dated(LocalDateTime moment) implements Edge {

        @Override
        public boolean isOn(LocalDate day) {
            return moment.toLocalDate().equals(day);
        }

        @Override
        public LocalTime time() {
            return moment.toLocalTime();
        }
    }

    /** Every week. */
    public record Weekly(DayOfWeek day, LocalTime time) implements Edge {

        @Override
        public boolean isOn(LocalDate date) {
            return date.getDayOfWeek() == day;
        }
    }

    /** Every day. */
    public record Daily(LocalTime time) implements Edge {

        @Override
        public boolean isOn(LocalDate day) {
            return true;
        }
    }

    /**
     * One time that it comes.
     *
     * @param from when it begins
     * @param to   when it ends; it is over then
     */
    public record Window(Instant from, Instant to) {

        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** The window that the moment is in, if it is in one. */
    public Optional<Window> at(Instant moment) {
        if (from instanceof Dated first && to instanceof Dated last) {
            return Optional.of(new Window(begin(first.moment()), end(last.moment())))
                    .filter(window -> window.holds(moment));
        }
        LocalDate day = LocalDate.ofInstant(moment, zone);
        for (int back = 0; back <= WEEK; back++) {
            LocalDate first = day.minusDays(back);
            if (from.isOn(first)) {
                LocalDateTime begins = first.atTime(from.time());
                Window window = new Window(begin(begins), end(endAfter(begins)));
                if (window.holds(moment)) {
                    return Optional.of(window);
                }
            }
        }
        return Optional.empty();
    }

    private LocalDateTime endAfter(LocalDateTime begins) {
        LocalDate day = begins.toLocalDate();
        while (!to.isOn(day) || !day.atTime(to.time()).isAfter(begins)) {
            day = day.plusDays(1);
        }
        return day.atTime(to.time());
    }

    /** A time that comes twice begins the first time; one that is left out, when the clock is set forward. */
    private Instant begin(LocalDateTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return instant(time, change == null ? zone.getRules().getOffset(time) : change.getOffsetBefore());
    }

    /** A time that comes twice ends the second time. */
    private Instant end(LocalDateTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return instant(time, change == null ? zone.getRules().getOffset(time) : change.getOffsetAfter());
    }

    private Instant instant(LocalDateTime time, ZoneOffset offset) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap() ? change.getInstant() : time.toInstant(offset);
    }
}
