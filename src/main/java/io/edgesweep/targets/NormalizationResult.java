package io.edgesweep.targets;

import io.edgesweep.text.Reason;

/** What {@link TargetNormalizer} makes of a text. */
public sealed interface NormalizationResult {

    /**
     * The text names a target.
     *
     * @param target in normal form
     */
    record Normal(Target target) implements NormalizationResult {}

    /**
     * The text names none.
     *
     * @param reason why
     */
    record Invalid(Reason reason) implements NormalizationResult {}
}
