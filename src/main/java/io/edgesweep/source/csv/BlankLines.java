package io.edgesweep.source.csv;

import io.edgesweep.text.InvisibleCharacters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells lines that say nothing from those that do. Spreadsheets write many of them. */
final class BlankLines {

    private static final String DELIMITERS = ",;\t|";

    /** What Excel takes for a hint at the delimiter; other programs that save the file again quote it, or fill the line up. */
    private static final Pattern HINT = Pattern.compile("(?i)\\s*\"?sep=([,;\t|:^])\"?\\1*\\s*");

    private BlankLines() {}

    /** Whether nothing stands in the line but blanks, delimiters and what cannot be seen. */
    static boolean isBlank(CharSequence line) {
        return line.chars().allMatch(c -> isBlank(c) || DELIMITERS.indexOf(c) >= 0);
    }

    /** The text without what cannot be seen at its ends, as byte order marks and the blanks of web pages. */
    static String strip(String text) {
        return InvisibleCharacters.trimmed(text);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** The delimiter that the line names, if it is a first line such as {@code sep=;}; else null. */
    static @Nullable String delimiter(CharSequence line) {
        Matcher hint = HINT.matcher(line);
        return hint.matches() ? hint.group(1) : null;
    }
}
