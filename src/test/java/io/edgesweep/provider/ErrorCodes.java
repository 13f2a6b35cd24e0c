package io.edgesweep.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The codes of {@code error-codes.csv}, which was written from the vendor's pages and not from our tables. */
public final class ErrorCodes {

    private ErrorCodes() {}

    /** The codes of one list: platform, edgeone or cdn. */
    public static List<String> of(String list) {
        return rows().filter(cells -> cells[0].equals(list))
                .map(cells -> cells[1])
                .toList();
    }

    /** The class of a code that is the answer to a submission; a product's own list goes before the platform's. */
    public static ErrorClass ofSubmission(String code) {
        return rows().filter(cells -> cells[1].equals(code))
                .reduce((first, later) -> later)
                .map(cells -> ErrorClass.valueOf(cells[2]))
                .orElseThrow();
    }

    /** The class of a code that is the answer to a question. */
    public static ErrorClass ofQuery(String code) {
        return rows().filter(cells -> cells[1].equals(code))
                .reduce((first, later) -> later)
                .map(cells -> ErrorClass.valueOf(cells[3]))
                .orElseThrow();
    }

    private static Stream<String[]> rows() {
        try (InputStream csv = Objects.requireNonNull(ErrorCodes.class.getResourceAsStream("error-codes.csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
