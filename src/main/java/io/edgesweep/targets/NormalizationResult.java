package io.edgesweep.targets;

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
     * @param reason why, in words for whoever wrote the text
     */
    record Invalid(String reason) implements NormalizationResult {}
}
