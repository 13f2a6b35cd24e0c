package io.edgesweep.source.stream;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times as feeds write them: RFC 822 with its zones and its years of two digits, or W3C. */
public final class FeedTime {

    /** RFC 822, section 5.1. */
    private static final Map<String, String> ZONES = Map.of(
            "UT", "+0000", "UTC", "+0000", "Z", "+0000", "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500",
            "MST", "-0700", "PST", "-0800", "PDT", "-0700");

    private FeedTime() {}

    /** The time as {@link W3cDateTime} reads it; null when it cannot be understood. */
    public static @Nullable String w3c(String text) {
        if (W3cDateTime.parse(text).isPresent()) {
            return text;
        }
        // the day of the week says nothing new, and is wrong now and then
        String time = text.strip().replaceFirst("^[A-Za-z]+,\\s*", "").replaceAll("\\s+", " ");
        int zoneAt = time.lastIndexOf(' ') + 1;
        String zone = time.substring(zoneAt);
        String numeric = time.substring(0, zoneAt) + ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), zone);
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(numeric.replaceFirst("^(\\d{1,2} [A-Za-z]{3}) (\\d\\d) ", "$1 20$2 "), Instant::from)
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
