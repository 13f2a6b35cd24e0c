package io.edgesweep.source.csv;

import io.edgesweep.text.InvisibleCharacters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a line that holds a URL and further fields from a URL that holds a comma, as RFC 3986 allows it to. What is taken for
 * more than a URL is never sent.
 */
public final class MoreThanUrl {

    /** What is said of a line in a list of URLs that holds more than one. */
    private static final String DELIMITERS = ",;\t|";

    /** A date, or a time, as tables write it; not the {@code 2026/11/a.html} of a path. */
    private static final Pattern DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}([-/.]\\d{1,2}([T ].*)?)?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}( .*)?");

    /** What the columns that we know hold, and what databases write for nothing. */
    private static final Set<String> WORDS =
            Set.of("url", "prefix", "host", "tag", "all", "invalidate", "delete", "null", "true", "false");

    private MoreThanUrl() {}

    /** How sure it is. */
    enum Verdict {
        /** One URL, or no URL at all. */
        NO,
        /** It may be one URL, or a URL and a word. */
        PERHAPS,
        YES
    }

    public static boolean isUrl(String text) {
        String lower = InvisibleCharacters.trimmed(text).toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** Whether the line surely holds more than one URL, by whatever delimiter. */
    public static boolean isSure(String line) {
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            if (line.indexOf(delimiter) >= 0 && by(delimiter, line) == Verdict.YES) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line holds more than a URL if that is the delimiter. */
    static Verdict by(char delimiter, String line) {
        List<String> fields = List.of(line.split(Pattern.quote(String.valueOf(delimiter)), -1));
        List<String> later = fields.subList(1, fields.size());
        if (later.isEmpty()) {
            return Verdict.NO;
        }
        if (later.stream().anyMatch(MoreThanUrl::isUrl)) {
            return Verdict.YES;
        }
        if (!isUrl(fields.get(0))) {
            return Verdict.NO;
        }
        if (delimiter == '\t' || later.stream().anyMatch(MoreThanUrl::isOfATable)) {
            return fields.get(0).contains("?") ? Verdict.PERHAPS : Verdict.YES;
        }
        return later.stream().allMatch(field -> field.contains("=")) ? Verdict.NO : Verdict.PERHAPS;
    }

    /** No URL that people write goes on like that after a comma. */
    private static boolean isOfATable(String field) {
        String stripped = field.strip();
        return stripped.length() < field.length()
                || stripped.isEmpty()
                || stripped.startsWith("\"")
                || DATE.matcher(stripped).matches()
                || WORDS.contains(stripped.toLowerCase(Locale.ROOT));
    }
}
