package io.edgesweep.settings.read;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations as people write them. The unit must be there: a bare number would be milliseconds to one reader and seconds
 * to the next, and what YAML makes of {@code 2:00} is the number 120.
 */
public final class DurationParser {

    /** What one looks like, in words. */
    public static final String EXAMPLE =
            "a duration with its unit, such as 500ms, 30s, 5m, 2h or 90d, and up to 3660d; a bare number and 2:00 have none";

    /** Ten years: whatever is longer was not meant. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** More digits are no duration, in whatever unit. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private DurationParser() {}

    /** A duration above zero; empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        return orNone(text).filter(duration -> !duration.isZero());
    }

    /** A duration, which may be zero; empty when the text is none. */
    public static Optional<Duration> orNone(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        Duration unit =
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(1);
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    case "h" -> Duration.ofHours(1);
                    default -> Duration.ofDays(1);
                };
        return number > LONGEST.dividedBy(unit) ? Optional.empty() : Optional.of(unit.multipliedBy(number));
    }
}
