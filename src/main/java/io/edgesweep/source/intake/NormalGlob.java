package io.edgesweep.source.intake;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetPattern;
import java.util.List;

/**
 * A {@link Glob} that is spelled as a person does, and compared as {@link TargetPattern} explains it.
 *
 * @param pattern as the job spells it
 * @param forms   the same in normal form; any of them will do
 */
record NormalGlob(String pattern, List<Glob> forms) implements UrlPattern {

    static NormalGlob of(Kind kind, String text) {
        return new NormalGlob(
                text, TargetPattern.forms(kind, text).stream().map(Glob::new).toList());
    }

    @Override
    public boolean matches(String value) {
        String comparable = TargetPattern.comparable(value);
        return forms.stream().anyMatch(form -> form.matches(comparable));
    }
}
