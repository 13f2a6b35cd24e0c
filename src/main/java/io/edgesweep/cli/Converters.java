package io.edgesweep.cli;

import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.VerifyKeys.Sample;
import io.edgesweep.settings.read.DurationParser;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says of one that is none what would be. */
final class Converters {

    private Converters() {}

    static void register(CommandLine commandLine) {
        commandLine.registerConverter(
                Duration.class,
                reading(
                        text -> DurationParser.orNone(text).orElseThrow(IllegalArgumentException::new),
                        DurationParser.EXAMPLE));
        commandLine.registerConverter(
                Charset.class, reading(Charset::forName, "a charset that is known, such as UTF-8 or windows-1252"));
        commandLine.registerConverter(Integer.class, reading(Integer::valueOf, "a whole number"));
        commandLine.registerConverter(int.class, reading(Integer::valueOf, "a whole number"));
        commandLine.registerConverter(Long.class, reading(Long::valueOf, "a whole number"));
        commandLine.registerConverter(
                Sample.class,
                reading(text -> Sample.parse(text).orElseThrow(IllegalArgumentException::new), Sample.ALLOWED));
        commandLine.registerConverter(
                ServerAddress.class,
                reading(
                        text -> ServerAddress.parse(text).orElseThrow(IllegalArgumentException::new),
                        ServerAddress.ALLOWED));
        commandLine.registerConverter(Kind.class, oneOf(Kind.PURGES, Kind::word));
        commandLine.registerConverter(Method.class, oneOf(List.of(Method.values()), Method::word));
    }

    private static <T> ITypeConverter<T> oneOf(Collection<T> values, Function<T, String> word) {
        String allowed = values.stream().map(word).collect(Collectors.joining(", "));
        return reading(
                text -> values.stream()
                        .filter(value -> word.apply(value).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new),
                "one of " + allowed);
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> read, String allowed) {
        return text -> {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new TypeConversionException("'" + text + "' is not " + allowed);
            }
        };
    }
}
