package io.edgesweep.target;

/** Text that others wrote, such as a server's message, made fit for a line of a log, a report or a terminal. */
public final class ForeignText {

    private ForeignText() {}

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
