package io.edgesweep.settings;

import io.edgesweep.provider.PrefetchOptions;
import java.util.Optional;

/**
 * What a run does with what it has purged.
 *
 * @param warm   how it is fetched again, if it is
 * @param verify how the run looks at what the CDN serves then, if it does
 */
public record AfterPurge(Optional<PrefetchOptions> warm, Optional<VerifyKeys> verify) {

    /** Nothing. */
    public static final AfterPurge NONE = new AfterPurge(Optional.empty(), Optional.empty());
}
