package io.edgesweep.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** The creation times that a query asks for, both ends included. */
record TimeWindow(Instant start, Instant end) {

    static final TimeWindow ALWAYS = new TimeWindow(Instant.MIN, Instant.MAX);

    private static final Duration LONGEST = Duration.ofDays(7);

    /** ISO 8601 with an offset in any of its forms: {@code Z}, {@code +08}, {@code +0800}, {@code +08:00}. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** At most 7 days (API reference: DescribePurgeTasks, EndTime). */
    static TimeWindow of(String start, String end) {
        TimeWindow window = new TimeWindow(parse(start), parse(end));
        Duration length = Duration.between(window.start(), window.end());
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new Refusal("InvalidParameter.ParameterError", "EndTime must lie within 7 days after StartTime");
        }
        return window;
    }

    boolean contains(Instant time) {
        return !time.isBefore(start) && !time.isAfter(end);
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text, FORMAT).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Refusal("InvalidParameter.ParameterError", "not an ISO 8601 time with offset: " + text);
        }
    }
}
