package io.edgesweep.provider.tencentapi;

import java.util.regex.Pattern;

/** The texts of an answer, of which the API promises neither length nor content. */
final class AnswerTexts {

    private static final int LONGEST = 1000;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private AnswerTexts() {}

    /** A text for people, who need no more of it than that. */
    static String shown(String text) {
        String plain = CONTROL.matcher(text).replaceAll(" ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
