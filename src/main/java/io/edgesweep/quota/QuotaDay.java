package io.edgesweep.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The day that a daily quota is counted in: a date in the provider's zone, UTC+8, whatever the zone of our machine.
 *
 * @param date the date in UTC+8
 */
public record QuotaDay(LocalDate date) {

    /** Documented for the classic CDN (product page on quotas), assumed for EdgeOne. */
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    /** The same by the name of a place, for people. */
    public static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");

    /** The quota day that the moment lies in. */
    public static QuotaDay of(Instant moment) {
        return new QuotaDay(LocalDate.ofInstant(moment, ZONE));
    }

    /** Its first moment. */
    public Instant start() {
        return date.atStartOfDay().toInstant(ZONE);
    }

    /** The day after it. */
    public QuotaDay next() {
        return plus(1);
    }

    /** The day so many days after it. */
    public QuotaDay plus(long days) {
        return new QuotaDay(date.plusDays(days));
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
