package io.edgesweep.targets;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * When a page last changed, as precisely as its row says it. The value stands for every moment from {@link #earliest} to
 * {@link #latest}.
 *
 * @param from      the first moment that it names, to the millisecond; of a date without a zone its beginning in UTC
 * @param precision what it names
 */
public record Lastmod(Instant from, Precision precision) {

    /** A date has begun somewhere so much earlier than in UTC, in the zone UTC+14. */
    private static final Duration FIRST_ZONE = Duration.ofHours(14);

    /** And so much later than in UTC it ends somewhere, in the zone UTC-12. */
    private static final Duration LAST_ZONE = Duration.ofHours(12);

    /** There is room for so many. */
    private static final long PRECISIONS = 8;

    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;

    /** What a value names. */
    public enum Precision {
        /** A second, or a part of one. */
        SECOND(0, ""),
        /** A minute. */
        MINUTE(1, "uuuu-MM-dd'T'HH:mmX"),
        /** A date, or midnight, by which many sites fill a date up. */
        DAY(2, "uuuu-MM-dd"),
        /** A month. */
        MONTH(3, "uuuu-MM"),
        /** A year. */
        YEAR(4, "uuuu");

        private final int number;
        private final String pattern;

        Precision(int number, String pattern) {
            this.number = number;
            this.pattern = pattern;
        }

        /** By which it is kept on disk; below 8. */
        public int number() {
            return number;
        }

        /** The precision with the number. */
        static Precision ofNumber(long number) {
            return Arrays.stream(values())
                    .filter(each -> each.number == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no precision has the number " + number));
        }

        private boolean isOfDates() {
            return compareTo(DAY) >= 0;
        }
    }

    /** The value that names a moment: to the second, but midnight in UTC, which is a date. */
    public static Lastmod of(Instant moment) {
        boolean midnight = moment.getNano() == 0 && Math.floorMod(moment.getEpochSecond(), SECONDS_OF_A_DAY) == 0;
        return new Lastmod(moment, midnight ? Precision.DAY : Precision.SECOND);
    }

    /** The value as it is written, in its own zone. */
    public static Lastmod of(OffsetDateTime written, Precision precision) {
        boolean filledUp = !precision.isOfDates() && written.toLocalTime().equals(LocalTime.MIDNIGHT);
        return new Lastmod(written.toInstant(), filledUp ? Precision.DAY : precision);
    }

    /**
     * The value as a number: a later moment has a greater one, and of values that begin at the same moment the less precise
     * one, which may mean the later.
     */
    public long number() {
        return from.toEpochMilli() * PRECISIONS + precision.number();
    }

    /** The value with the {@link #number}. */
    public static Lastmod ofNumber(long number) {
        return new Lastmod(
                Instant.ofEpochMilli(Math.floorDiv(number, PRECISIONS)),
                Precision.ofNumber(Math.floorMod(number, PRECISIONS)));
    }

    /** The first moment that it can mean: whose zone a date is of, nobody knows. */
    public Instant earliest() {
        return precision.isOfDates() ? from.minus(FIRST_ZONE) : from;
    }

    /** From when on it is over, wherever its author was. */
    public Instant latest() {
        OffsetDateTime begin = from.atOffset(ZoneOffset.UTC);
        OffsetDateTime end =
                switch (precision) {
                    case SECOND -> begin.plusSeconds(1);
                    case MINUTE -> begin.plusMinutes(1);
                    case DAY -> begin.plusDays(1);
                    case MONTH -> begin.plusMonths(1);
                    case YEAR -> begin.plusYears(1);
                };
        return precision.isOfDates() ? end.plus(LAST_ZONE).toInstant() : end.toInstant();
    }

    /** As a row may say it, in UTC. */
    @Override
    public String toString() {
        boolean isWhole = precision == Precision.MINUTE
                || from.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
        return precision == Precision.SECOND || !isWhole
                ? from.toString()
                : DateTimeFormatter.ofPattern(precision.pattern, Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(from);
    }
}
