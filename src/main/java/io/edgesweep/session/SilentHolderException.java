package io.edgesweep.session;

import io.edgesweep.home.LockedException;
import java.time.Duration;

/** Another process holds the home folder, listens there, and does not answer. */
public final class SilentHolderException extends LockedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param holder   who holds which folder, in words
     * @param patience how long it was waited for
     */
    public SilentHolderException(String holder, Duration patience) {
        super(
                holder + ". It has not answered for " + patience.toSeconds()
                        + " s, so it stands still, or its machine has too much to do",
                "Let it go on, or end it, and run the same command again; or wait until it is done, with --wait 10m");
    }
}
