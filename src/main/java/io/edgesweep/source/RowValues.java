package io.edgesweep.source;

import io.edgesweep.source.Reading.ListedRow;
import io.edgesweep.target.Kind;
import io.edgesweep.target.Lastmod;
import io.edgesweep.target.Method;
import io.edgesweep.target.TargetRow;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the optional columns of a row; a row that leaves one out has the job's value. */
final class RowValues {

    private static final Map<String, Kind> KINDS =
            Kind.PURGES.stream().collect(Collectors.toUnmodifiableMap(Kind::word, kind -> kind));

    private static final Map<String, Method> METHODS =
            Arrays.stream(Method.values()).collect(Collectors.toUnmodifiableMap(Method::word, method -> method));

    private RowValues() {}

    static Kind kind(ListedRow row, IntakeRules rules) throws Unwanted {
        String word = row.kind();
        if (word == null) {
            return rules.kind();
        }
        Kind kind = KINDS.get(word.toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw Unwanted.invalid("kind", word, "one of " + words(KINDS));
        }
        if (!rules.allows(kind)) {
            throw Unwanted.invalid(
                    "kind", word, "allowed in a row, since it purges so much; say so in the job, or with --yes");
        }
        return kind;
    }

    static Method method(ListedRow row, IntakeRules rules) throws Unwanted {
        String word = row.method();
        if (word == null) {
            return rules.method();
        }
        Method method = METHODS.get(word.toLowerCase(Locale.ROOT));
        if (method == null) {
            throw Unwanted.invalid("method", word, "one of " + words(METHODS));
        }
        return method;
    }

    static int priority(ListedRow row) throws Unwanted {
        String digit = row.priority();
        if (digit == null) {
            return TargetRow.DEFAULT_PRIORITY;
        }
        if (digit.length() != 1 || digit.charAt(0) < '0' || digit.charAt(0) > '9') {
            throw Unwanted.invalid("priority", digit, "a whole number from 0 to 9; 9 goes first");
        }
        return digit.charAt(0) - '0';
    }

    static @Nullable Lastmod lastmod(ListedRow row) throws Unwanted {
        String date = row.lastmod();
        if (date == null) {
            return null;
        }
        return W3cDateTime.parse(date)
                .orElseThrow(() -> Unwanted.invalid("lastmod", date, "a date like " + W3cDateTime.FORMS));
    }

    private static String words(Map<String, ?> byWord) {
        return String.join(", ", new TreeMap<>(byWord).keySet());
    }
}
