package io.edgesweep.text;

import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what may be a secret in the URLs of a text: the user and password, and the values of query and fragment, where signed
 * addresses and sitemaps for members have their tokens. Numbers of up to three digits stay, for they number pages.
 */
public final class Secrets {

    private static final Pattern WEB = Pattern.compile("(?i)https?:");

    private static final Pattern USER = Pattern.compile("(?i)(\\bhttps?:)?//[^/?#\\s@'\"]*@");

    private static final Pattern VALUE =
            Pattern.compile("(?<=[?&;#])([^=&;#?\\s'\"]*=)(?!\\d{1,3}(?![^&;#\\s'\"]))([^&;#\\s'\"]+)");

    private Secrets() {}

    /** The text for people. */
    public static String masked(String text) {
        return masked(text, value -> "…");
    }

    /**
     * What a document is called, for people: its path, or its address with the values masked in such a way that two which differ
     * in one differ still.
     */
    public static String nameOf(String document) {
        return ForeignText.oneLine(
                WEB.matcher(document).lookingAt() ? masked(document, value -> "…" + mark(value)) : document);
    }

    private static String masked(String text, UnaryOperator<String> value) {
        if (text.indexOf('=') < 0 && text.indexOf('@') < 0) {
            return text;
        }
        String withoutUser = USER.matcher(text).replaceAll("$1//***@");
        return withoutUser.indexOf('?') < 0 && withoutUser.indexOf('#') < 0
                ? withoutUser
                : VALUE.matcher(withoutUser)
                        .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + value.apply(match.group(2))));
    }

    private static String mark(String value) {
        return HexFormat.of().formatHex(Sha256.of(value), 0, 4);
    }
}
