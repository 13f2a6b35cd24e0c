package io.edgesweep.source.stream;

import com.ethlo.time.ITU;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Lastmod.Precision;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the dates of the W3C's note "Date and Time Formats": a year, a month, a day, or a time to the minute, the second
 * or its fraction. What is left out is its beginning: a day is its first moment. The note wants every time to name its
 * zone; one that does not is taken for UTC, and so is a date. The offset may lack its colon, as PHP writes it.
 */
final class W3cDateTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, 4)
            .optionalStart()
            .appendPattern("-MM")
            .optionalStart()
            .appendPattern("-dd")
            .optionalStart()
            .appendPattern("'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH", "Z")
            .parseStrict()
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private W3cDateTime() {}

    static Optional<Lastmod> parse(String text) {
        if (isToTheSecond(text)) {
            try {
                return Optional.of(Lastmod.of(ITU.parseDateTime(text), Precision.SECOND));
            } catch (DateTimeException e) {
                // of a rarer form, or wrong: that takes a closer look
            }
        }
        try {
            return Optional.of(Lastmod.of(FORMAT.parse(text, OffsetDateTime::from), precision(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Precision precision(String text) {
        return switch (text.length()) {
            case 4 -> Precision.YEAR;
            case 7 -> Precision.MONTH;
            case 10 -> Precision.DAY;
            default -> text.length() > 16 && text.charAt(16) == ':' ? Precision.SECOND : Precision.MINUTE;
        };
    }

    /** Of the two forms that nearly every sitemap has. The library is told of these only, because it lets some nonsense pass. */
    private static boolean isToTheSecond(String text) {
        boolean inUtc = text.length() == "2026-11-24T02:00:00Z".length() && text.charAt(19) == 'Z';
        boolean inAZone = text.length() == "2026-11-24T02:00:00+08:00".length() && text.charAt(22) == ':';
        return (inUtc || inAZone) && text.charAt(10) == 'T' && text.charAt(16) == ':';
    }
}
