package io.edgesweep.source.stream;

import io.edgesweep.targets.Lastmod;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when a page last changed, as sitemaps, feeds and tables write it: as the W3C's note says, which the sitemap protocol
 * asks for; in the same order with a blank for the {@code T}, slashes, or figures without their zero; or as RFC 822 says.
 * A date before 1970 is none: programs write one (0001-01-01, 1899-12-30) where they know of no date.
 */
public final class LastmodText {

    private static final Pattern LOOSE =
            Pattern.compile("(?<year>\\d{4})(?<d>[-/.])(?<month>\\d{1,2})\\k<d>(?<day>\\d{1,2})"
                    + "(?:(?:[Tt]|\\s+)(?<hour>\\d{1,2}):(?<rest>\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)\\s*"
                    + "(?<zone>[Zz]|UTC|GMT|[+-]\\d\\d:?\\d\\d)?)?");

    private LastmodText() {}

    /** The date; empty when the text is none that can be understood. */
    public static Optional<Lastmod> parse(String text) {
        Optional<Lastmod> exact = W3cDateTime.parse(text);
        Optional<Lastmod> read = exact.isPresent() ? exact : byLooserRules(text);
        return read.filter(lastmod -> !lastmod.from().isBefore(Instant.EPOCH));
    }

    private static Optional<Lastmod> byLooserRules(String text) {
        Matcher parts = LOOSE.matcher(text);
        if (parts.matches()) {
            return W3cDateTime.parse(w3c(parts));
        }
        return Optional.ofNullable(FeedTime.w3c(text)).flatMap(W3cDateTime::parse);
    }

    private static String w3c(Matcher parts) {
        String date = parts.group("year") + "-" + twoDigits(parts.group("month")) + "-" + twoDigits(parts.group("day"));
        if (parts.group("hour") == null) {
            return date;
        }
        String zone = parts.group("zone");
        boolean inUtc = zone == null || Character.isLetter(zone.charAt(0));
        return date + "T" + twoDigits(parts.group("hour")) + ":" + parts.group("rest") + (inUtc ? "Z" : zone);
    }

    private static String twoDigits(String figure) {
        return figure.length() == 1 ? "0" + figure : figure;
    }
}
