package io.edgesweep.sandbox.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** The creation times that a query asks for, both ends included. */
public record TimeWindow(Instant start, Instant end) {

    public static final TimeWindow ALWAYS = new TimeWindow(Instant.MIN, Instant.MAX);

    /** ISO 8601 with an offset in any of its forms: {@code Z}, {@code +08}, {@code +0800}, {@code +08:00}. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** As EdgeOne takes it; 7 days at most on the real service (API reference: DescribePurgeTasks, EndTime). */
    public static TimeWindow of(String start, String end, Duration longest) {
        TimeWindow window = new TimeWindow(parse(start), parse(end));
        if (!window.isAtMost(longest)) {
            throw new ApiErrorException(
                    "InvalidParameter.ParameterError",
                    "EndTime must lie within " + longest.toDays() + " days after StartTime");
        }
        return window;
    }

    /** Whether it ends after it begins, and no later than that. */
    public boolean isAtMost(Duration longest) {
        Duration length = Duration.between(start, end);
        return !length.isNegative() && length.compareTo(longest) <= 0;
    }

    public boolean contains(Instant time) {
        return !time.isBefore(start) && !time.isAfter(end);
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text, FORMAT).toInstant();
        } catch (DateTimeException unreadable) {
            throw new ApiErrorException("InvalidParameter.ParameterError", "not an ISO 8601 time with offset: " + text);
        }
    }
}
