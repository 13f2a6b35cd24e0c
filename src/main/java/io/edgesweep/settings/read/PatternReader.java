package io.edgesweep.settings.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.edgesweep.language.Words;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetPattern;
import java.util.List;
import java.util.Optional;

/** Reads {@code include} and {@code exclude} of a job. */
final class PatternReader {

    private static final String A_GLOB =
            "a list of patterns such as https://www.example.com/** or regex:^https://[^/]*/news/";

    /** What begins so is a regular expression, in the syntax of RE2. */
    private static final String REGEX = "regex:";

    private final KeyReader keys;

    PatternReader(KeyReader keys) {
        this.keys = keys;
    }

    /**
     * The patterns as they were written; a mistake for each that is none, and for each that can match no target: it would
     * leave in what it was to exclude.
     *
     * @param kind of the job's targets
     */
    List<String> read(String key, Kind kind) {
        if (!keys.children(key).isEmpty() && keys.elements(key).isEmpty()) {
            keys.wrong(key, "is not allowed; allowed: " + A_GLOB);
        }
        List<String> patterns = keys.texts(key);
        for (String pattern : patterns) {
            if (pattern.startsWith(REGEX)) {
                String expression = pattern.substring(REGEX.length());
                regexMistake(expression)
                        .map(mistake -> "is no regular expression: " + mistake)
                        .or(() -> TargetPattern.regexMistake(kind, expression))
                        .ifPresent(mistake -> keys.wrong(key, "'" + pattern + "' " + mistake));
            } else {
                TargetPattern.mistake(kind, pattern)
                        .ifPresent(mistake -> keys.wrong(
                                key, "'" + pattern + "' " + Words.english().say(mistake)));
            }
        }
        return patterns;
    }

    private static Optional<String> regexMistake(String expression) {
        try {
            Pattern.compile(expression);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }
}
