package io.edgesweep.settings.read;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/** Reads values from texts; an empty result means that the text is none. */
final class ValueParser {

    /** A size has its unit, as a {@link DurationParser duration} has: 64 is no size. */
    private static final Pattern SIZE = Pattern.compile("(?i)\\d{1,12}(B|KB|MB|GB|TB)");

    private ValueParser() {}

    static Function<String, Optional<Integer>> number(int from, int to) {
        return text -> {
            try {
                int number = Integer.parseInt(text);
                return number < from || number > to ? Optional.empty() : Optional.of(number);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        };
    }

    /** A duration that may be written as 0. */
    static Optional<Duration> durationOrNone(String text) {
        return text.equals("0") ? Optional.of(Duration.ZERO) : DurationParser.orNone(text);
    }

    static Optional<Integer> bytes(String text) {
        return bytes(Integer.MAX_VALUE).apply(text);
    }

    /** A size from one byte up to the greatest. */
    static Function<String, Optional<Integer>> bytes(int greatest) {
        return text -> manyBytes(text).filter(bytes -> bytes <= greatest).map(Long::intValue);
    }

    static Optional<Long> manyBytes(String text) {
        if (!SIZE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            long bytes = DataSize.parse(text.toUpperCase(Locale.ROOT)).toBytes();
            return bytes < 1 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** A share from 1% to 100%. */
    static Optional<Integer> percent(String text) {
        return text.endsWith("%") ? number(1, 100).apply(text.substring(0, text.length() - 1)) : Optional.empty();
    }

    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    static Optional<Charset> charset(String text) {
        try {
            return Optional.of(Charset.forName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Boolean> bool(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static <T> Function<String, Optional<T>> oneOf(T[] values, Function<T, String> word) {
        return text -> Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst();
    }
}
