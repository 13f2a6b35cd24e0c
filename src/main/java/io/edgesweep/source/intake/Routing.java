package io.edgesweep.source.intake;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.NormalizationResult.Invalid;
import io.edgesweep.targets.NormalizationResult.Normal;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetNormalizer;
import org.jspecify.annotations.Nullable;

/** Makes what a row names a target, and finds out whose it is. */
@FunctionalInterface
interface Routing {

    /**
     * Finds a row's target and site.
     *
     * @param named the site that the row names; null when it names none
     * @param text  what names the target
     */
    Routed route(@Nullable String named, Kind kind, String text) throws UnwantedRowException;

    /** The site of every row that names none; null where there is no such site. */
    default @Nullable String onlySite() {
        return null;
    }

    /**
     * A target, and the site that it belongs to.
     *
     * @param site its name; empty where nobody asks
     */
    record Routed(String site, Target target) {}

    /** Asks no site: for telling what there is, never for sending it. */
    static Routing anywhere(int maxTargetLength) {
        TargetNormalizer normalizer = TargetNormalizer.ofAnyHost(maxTargetLength);
        return (named, kind, text) -> new Routed(named == null ? "" : named, normal(normalizer, kind, text));
    }

    /** The target in normal form. */
    static Target normal(TargetNormalizer normalizer, Kind kind, String text) throws UnwantedRowException {
        NormalizationResult normalized = normalizer.normalize(kind, text);
        if (normalized instanceof Invalid invalid) {
            throw UnwantedRowException.invalid(invalid.reason());
        }
        return ((Normal) normalized).target();
    }
}
