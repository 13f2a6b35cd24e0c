package io.edgesweep.source.intake;

import com.google.re2j.Pattern;
import io.edgesweep.targets.TargetPattern;

/**
 * A regular expression that is looked for anywhere in a target, unless it is anchored. Of RE2, whose time grows with the
 * length of the text alone: the text may come from a stranger's sitemap, and an expression that tries one way after another
 * would let it keep us busy for hours.
 *
 * @param pattern    as the job spells it, with the prefix
 * @param expression what is looked for
 */
record Regex(String pattern, Pattern expression) implements UrlPattern {

    /** What tells a regular expression from a glob. */
    static final String PREFIX = "regex:";

    /** @throws com.google.re2j.PatternSyntaxException when it is none */
    static Regex of(String pattern) {
        return new Regex(pattern, Pattern.compile(pattern.substring(PREFIX.length())));
    }

    @Override
    public boolean matches(String value) {
        return expression.matcher(value).find() || isFoundInComparable(value);
    }

    /** Escapes may be spelled in two ways. */
    private boolean isFoundInComparable(String value) {
        return value.indexOf('%') >= 0
                && expression.matcher(TargetPattern.comparable(value)).find();
    }
}
