package io.edgesweep.ledger.hsqldb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

/** A line of numbers that ends with its own checksum, so that a line which is damaged, or not whole, is known for one. */
final class CheckedLine {

    private static final String NUMBERS = "(-?\\d{1,19} ){2,}-?\\d{1,19}";

    private CheckedLine() {}

    /** The line, without an end. */
    static String of(long... numbers) {
        String words = LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(" ", "", " "));
        CRC32C sum = new CRC32C();
        sum.update(words.getBytes(StandardCharsets.ISO_8859_1));
        return words + sum.getValue();
    }

    /** The numbers of a line without its end; empty when it is not whole. */
    static Optional<long[]> read(String line) {
        if (!line.matches(NUMBERS)) {
            return Optional.empty();
        }
        String[] words = line.split(" ");
        try {
            long[] numbers = Arrays.stream(words, 0, words.length - 1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return line.equals(of(numbers)) ? Optional.of(numbers) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
