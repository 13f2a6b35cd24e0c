package io.edgesweep.source.intake;

import io.edgesweep.targets.Kind;
import java.util.List;

/** A pattern for targets, as {@link IntakeRules} explains them. */
interface UrlPattern {

    /** As the job spells it. */
    String pattern();

    /** Whether the pattern describes the value of a target in normal form. */
    boolean matches(String value);

    /** The patterns that the texts spell, for targets of the kind. */
    static List<UrlPattern> of(Kind kind, List<String> texts) {
        return texts.stream().map(text -> of(kind, text)).toList();
    }

    /** The pattern that the text spells, for targets of the kind. */
    static UrlPattern of(Kind kind, String text) {
        return text.startsWith(Regex.PREFIX) ? Regex.of(text) : NormalGlob.of(kind, text);
    }
}
