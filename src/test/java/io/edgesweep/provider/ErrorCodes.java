package io.edgesweep.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The codes of {@code error-codes.csv}, which was written from the vendor's pages and not from our tables. */
public final class ErrorCodes {

    private ErrorCodes() {}

    /** The codes of one list: platform, edgeone or cdn. */
    public static List<String> of(String list) {
        try (InputStream csv = Objects.requireNonNull(ErrorCodes.class.getResourceAsStream("error-codes.csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(","))
                    .filter(cells -> cells[0].equals(list))
                    .map(cells -> cells[1])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
