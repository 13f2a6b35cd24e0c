package io.edgesweep.home;

/** Another process holds the home folder, or the ledger. */
public class LockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String holder;

    /** @param holder who holds which folder, in words */
    public LockedException(String holder) {
        this(holder, "Wait until it is done, with --wait 10m, or give this one another --edgesweep.home");
    }

    /**
     * One that is told what can be done about it.
     *
     * @param holder who holds what, in words
     * @param remedy what to do, in a sentence without its full stop
     */
    public LockedException(String holder, String remedy) {
        super(holder + ". " + remedy);
        this.holder = holder;
    }

    /** Who holds what, in words. */
    public String holder() {
        return holder;
    }
}
