package io.edgesweep.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers, times and durations for people. */
public final class HumanFormat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private HumanFormat() {}

    /** A number with its thousands set apart: 1,234,567. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things: 1 target, 2 targets. */
    public static String count(long number, String one, String more) {
        return number(number) + " " + (number == 1 ? one : more);
    }

    /** A moment in UTC, to the second; empty for none. */
    public static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }

    /** A moment on the clock of the zone, with UTC beside it: 2026-12-01 06:00 Asia/Shanghai (2026-11-30 22:00 UTC). */
    public static String time(Instant instant, ZoneId zone) {
        DateTimeFormatter form = instant.getEpochSecond() % 60 == 0 ? MINUTE : SECOND;
        ZonedDateTime there = instant.atZone(zone);
        String utc = form.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
        return there.getOffset().equals(ZoneOffset.UTC)
                ? utc
                : form.format(there) + " " + zone.getId() + " (" + utc + ")";
    }

    /** A duration in its two largest units: 1 h 05 min, 3 min 20 s, 4.2 s. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 3600) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
        }
        if (seconds >= 60) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** How many columns of a terminal a text takes: Chinese characters take two, marks above others none. */
    public static int columns(String text) {
        return text.codePoints().map(HumanFormat::columns).sum();
    }

    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
        return width == EastAsianWidth.WIDE || width == EastAsianWidth.FULLWIDTH ? 2 : 1;
    }

    /** A text with blanks after it, so that it takes so many columns of a terminal. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    /** A text that is not longer than so many characters. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
