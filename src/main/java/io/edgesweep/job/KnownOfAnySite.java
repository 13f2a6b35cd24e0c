package io.edgesweep.job;

import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.Known;
import io.edgesweep.spill.KnownTargets;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of several sites. A fingerprint is of one site only, so the first that knows it is the one. */
record KnownOfAnySite(List<KnownTargets> walks) implements KnownTargets {

    @Override
    public @Nullable Known find(Fingerprint print) throws IOException {
        for (KnownTargets walk : walks) {
            Known known = walk.find(print);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        for (KnownTargets walk : walks) {
            walk.close();
        }
    }
}
