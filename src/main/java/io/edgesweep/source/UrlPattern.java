package io.edgesweep.source;

import java.util.List;

/** A pattern for targets, as {@link IntakeRules} explains them. */
interface UrlPattern {

    /** As the job spells it. */
    String pattern();

    /** Whether the pattern describes the value of a target in normal form. */
    boolean matches(String value);

    /** The patterns that the texts spell. */
    static List<UrlPattern> of(List<String> texts) {
        return texts.stream().map(UrlPattern::of).toList();
    }

    /** The pattern that the text spells. */
    static UrlPattern of(String text) {
        return text.startsWith(Regex.PREFIX) ? Regex.of(text) : new Glob(text);
    }
}
