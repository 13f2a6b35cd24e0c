package io.edgesweep.settings;

import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a list that it may not show by itself.
 *
 * @param column    which column holds the targets: its name, or its number, from 1; empty to find it out
 * @param delimiter what stands between two fields, one character, or {@code none} where each line is one target; empty to
 *                  find it out
 * @param charset   what it is written in if no byte order mark says otherwise; empty for UTF-8
 */
public record CsvLayout(Optional<String> column, Optional<String> delimiter, Optional<Charset> charset) {

    /** Everything is to be found out. */
    public static final CsvLayout FOUND_OUT = new CsvLayout(Optional.empty(), Optional.empty(), Optional.empty());

    /** What a delimiter is written as. */
    public static final String A_DELIMITER = "comma, semicolon, tab, bar, one such character, or none";

    /** A layout of texts that may not be there. */
    public static CsvLayout of(@Nullable String column, @Nullable String delimiter, @Nullable Charset charset) {
        return new CsvLayout(Optional.ofNullable(column), Optional.ofNullable(delimiter), Optional.ofNullable(charset));
    }

    /** The delimiter that a text spells; empty when it spells none. */
    public static Optional<String> delimiter(String text) {
        return switch (text) {
            case "comma" -> Optional.of(",");
            case "semicolon" -> Optional.of(";");
            case "tab", "\\t" -> Optional.of("\t");
            case "bar" -> Optional.of("|");
            case "none" -> Optional.of(text);
            default -> text.matches("[^\\p{L}\\p{N}\"\\r\\n\\\\]") ? Optional.of(text) : Optional.empty();
        };
    }

    /** Why the two do not go together; empty when they do. */
    public Optional<String> mistake() {
        return column.isPresent() && delimiter.equals(Optional.of("none"))
                ? Optional.of("names a column, which lines without a delimiter do not have; leave one out")
                : Optional.empty();
    }

    /** As it would be written in a job, each with a comma before it. */
    String shown() {
        return charset.map(name -> ", charset: " + name.name()).orElse("")
                + column.map(text -> ", column: " + text).orElse("")
                + delimiter
                        .map(text -> ", delimiter: " + (text.equals("\t") ? "tab" : text))
                        .orElse("");
    }
}
