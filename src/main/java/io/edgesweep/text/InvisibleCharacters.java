package io.edgesweep.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Characters that nobody sees, and that come along when text is copied out of chats, tables and pages: zero-width blanks,
 * marks of direction, soft hyphens, byte order marks. Whoever sees a text cannot mean them, so they are taken off its ends;
 * inside, nobody can tell what was meant.
 *
 * <p>The two joiners (U+200C, U+200D) are none of them inside a text: words of Persian and of India, and emojis, need them.
 */
public final class InvisibleCharacters {

    private static final int NON_JOINER = 0x200C;

    private static final int JOINER = 0x200D;

    private InvisibleCharacters() {}

    /** The text without the white space, of whatever alphabet, and the unseen characters at its ends. */
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isTrimmed(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && isTrimmed(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** The unseen characters that {@link #trimmed} takes off, each once, like {@code U+200B U+FEFF}; empty if there are none. */
    public static String dropped(String text) {
        String kept = trimmed(text);
        if (kept.length() == text.length()) {
            return "";
        }
        int from = text.indexOf(kept);
        Set<String> names = new LinkedHashSet<>();
        (text.substring(0, from) + text.substring(from + kept.length()))
                .codePoints()
                .filter(c -> !isBlank(c))
                .forEach(c -> names.add(name(c)));
        return String.join(" ", names);
    }

    /** Whether the character is unseen inside a text. */
    public static boolean is(int c) {
        if (c < 0xAD) {
            return false;
        }
        return switch (c) {
            case NON_JOINER, JOINER -> false;
            // joins letters without a sign; fills the place of a Korean or Khmer letter
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            // signs over numbers, which are seen
            case 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x08E2, 0x110BD, 0x110CD -> false;
            // of flags that are emojis
            default -> isNone(c) || (Character.getType(c) == Character.FORMAT && (c < 0xE0020 || c > 0xE007F));
        };
    }

    /** What Unicode calls a noncharacter: programs keep some for themselves, and no text has them. */
    private static boolean isNone(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    /** What people find a character by. */
    public static String name(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    private static boolean isTrimmed(int c) {
        if (c > ' ' && c < 0x7F) {
            return false;
        }
        return isBlank(c) || is(c) || c == NON_JOINER || c == JOINER;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
