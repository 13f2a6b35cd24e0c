package io.edgesweep.provider.tencentapi;

import io.edgesweep.text.ForeignText;

/** The texts of an answer, of which the API promises neither length nor content. */
final class AnswerTexts {

    private static final int LONGEST = 1000;

    /** Longer than any code on the API's pages, or any id that it gives. */
    private static final int LONGEST_WORD = 100;

    private AnswerTexts() {}

    /** A text for people, who need no more of it than that. */
    static String shown(String text) {
        return ForeignText.shown(text, LONGEST);
    }

    /** A code, or the id of a request. */
    static String word(String text) {
        return ForeignText.shown(text, LONGEST_WORD);
    }
}
