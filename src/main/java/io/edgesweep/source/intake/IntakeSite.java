package io.edgesweep.source.intake;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import io.edgesweep.text.Reason;
import java.util.Map;

/**
 * A site that rows may go to.
 *
 * @param site     its name and hosts
 * @param refusals the kinds that it cannot be purged by, each with the reason
 */
public record IntakeSite(Site site, Map<Kind, Reason> refusals) {

    public IntakeSite {
        refusals = Map.copyOf(refusals);
    }
}
