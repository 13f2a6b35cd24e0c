package io.edgesweep.input;

import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of several sites. A fingerprint is of one site only, so the first that knows it is the one. */
record LastPurgesOfSites(List<LastPurges> walks) implements LastPurges {

    @Override
    public @Nullable LastPurge find(Fingerprint print) throws IOException {
        for (LastPurges walk : walks) {
            LastPurge known = walk.find(print);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        for (LastPurges walk : walks) {
            walk.close();
        }
    }
}
