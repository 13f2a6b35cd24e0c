package io.edgesweep.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tells the versions of a page apart. */
public final class Versions {

    /** Weak or not, and zipped or not, it is the same version (RFC 9110, section 8.8.3; the endings that servers add). */
    private static final Pattern ETAG = Pattern.compile("(?<weak>W/)?\"?(?<tag>.*?)([-;]+(gzip|br|zstd|df))?\"?");

    private Versions() {}

    /** The answer's ETag without what may differ in the same version; empty where there is none. */
    public static Optional<String> tag(PageAnswer answer) {
        String etag = answer.header("etag");
        Matcher parts = ETAG.matcher(etag);
        return !etag.isEmpty() && parts.matches() ? Optional.of(parts.group("tag")) : Optional.empty();
    }

    /** When the page was last modified, as the server says; empty where it does not. */
    public static Optional<Instant> modified(PageAnswer answer) {
        try {
            return Optional.of(ZonedDateTime.parse(answer.header("last-modified"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** All that an answer tells of its version, for people: it is what a support ticket needs. */
    public static String told(PageAnswer answer) {
        List<String> parts = new ArrayList<>();
        if (answer.status() != 200) {
            parts.add("status " + answer.status());
        }
        for (String name : List.of("location", "etag", "last-modified")) {
            if (!answer.header(name).isEmpty()) {
                parts.add((name.equals("etag") ? "ETag" : name.equals("location") ? "to" : "Last-Modified") + " "
                        + answer.header(name));
            }
        }
        if (answer.status() == 200) {
            parts.add(answer.length() + " bytes");
            parts.add("digest " + Long.toHexString(answer.digest()));
        }
        return String.join(", ", parts);
    }
}
