package io.edgesweep.text;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Names in the order in which people count: {@code fresh-2} before {@code fresh-10}. */
public final class NaturalOrder {

    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");

    /** No two names are equal in it that are not the same. */
    public static final Comparator<String> OF_NAMES =
            Comparator.comparing(NaturalOrder::key).thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {}

    /** A number that has more digits is larger: how many stands before them. */
    private static String key(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number -> (char) ('0' + Math.min(number.group(1).length(), 9)) + number.group(1));
    }
}
