package io.edgesweep.source.intake;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import java.util.Map;

/**
 * A site that rows may go to.
 *
 * @param site     its name and hosts
 * @param refusals the kinds that it cannot be purged by, each with the reason in words
 */
public record IntakeSite(Site site, Map<Kind, String> refusals) {

    public IntakeSite {
        refusals = Map.copyOf(refusals);
    }
}
