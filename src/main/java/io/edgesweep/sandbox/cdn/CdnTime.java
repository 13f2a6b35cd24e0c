package io.edgesweep.sandbox.cdn;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The CDN's times: {@code 2026-01-01 08:00:05}, in UTC+8, which the text does not say. */
final class CdnTime {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private CdnTime() {}

    static String text(Instant time) {
        return FORMAT.format(time.atOffset(CHINA));
    }

    /** Empty if it is no such text. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT).toInstant(CHINA));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
