package io.edgesweep.session;

import io.edgesweep.home.LockedException;

/** Another process holds the home folder, and takes orders. */
public final class ServedException extends LockedException {

    private static final long serialVersionUID = 1L;

    private final transient Serving serving;

    /** @param holder who holds which folder, in words */
    public ServedException(String holder, Serving serving) {
        super(holder);
        this.serving = serving;
    }

    /** The process. */
    public Serving serving() {
        return serving;
    }
}
