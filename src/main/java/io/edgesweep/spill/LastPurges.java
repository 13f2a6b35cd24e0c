package io.edgesweep.spill;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is known of targets from earlier runs. It is asked for in the order of the fingerprints, so that a walk is enough. */
public interface LastPurges extends Closeable {

    /** Nothing is known of any. */
    LastPurges NONE = new LastPurges() {
        @Override
        public @Nullable LastPurge find(Fingerprint print) {
            return null;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /**
     * What is known of a target; null when nothing is.
     *
     * @param print behind the one that was asked for before
     * @throws IOException when it cannot be read
     */
    @Nullable
    LastPurge find(Fingerprint print) throws IOException;
}
