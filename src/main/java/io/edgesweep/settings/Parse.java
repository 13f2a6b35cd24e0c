package io.edgesweep.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** Reads values from texts; an empty result means that the text is none. */
final class Parse {

    static final String A_DURATION = "a duration such as 500ms, 30s, 5m or 2h";

    private Parse() {}

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

    /** A duration above zero. */
    static Optional<Duration> duration(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            return duration.isNegative() || duration.isZero() ? Optional.empty() : Optional.of(duration);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    static Optional<Duration> durationOrNone(String text) {
        return text.equals("0") || text.matches("0+(ms|s|m|h|d)") ? Optional.of(Duration.ZERO) : duration(text);
    }

    static Optional<Integer> bytes(String text) {
        return bytes(Integer.MAX_VALUE).apply(text);
    }

    /** A size from one byte up to the greatest. */
    static Function<String, Optional<Integer>> bytes(int greatest) {
        return text -> manyBytes(text).filter(bytes -> bytes <= greatest).map(Long::intValue);
    }

    static Optional<Long> manyBytes(String text) {
        try {
            long bytes = DataSize.parse(text).toBytes();
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
