package io.edgesweep.text;

import java.util.regex.Pattern;

/** Text that others wrote, such as a server's message, made fit for a line of a log, a report or a terminal. */
public final class ForeignText {

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private ForeignText() {}

    /**
     * The whole text on one line: control characters and those that turn the direction of writing, or are not seen, become
     * blanks, one for each run of them.
     */
    public static String oneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c > '~' && !isFit(text.codePointAt(i)) && !isLowHalf(text, i))) {
                return UNFIT.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    private static boolean isLowHalf(String text, int i) {
        return i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
    }

    private static boolean isFit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /**
     * The text on one line: control characters and those that turn the direction of writing become spaces, and what is beyond the
     * limit is cut off.
     *
     * @param most how many characters are kept
     */
    public static String shown(String text, int most) {
        boolean isLong = text.length() > most;
        String start = isLong ? text.substring(0, most) : text;
        String clean = start.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        return isLong ? clean + "…" : clean;
    }
}
