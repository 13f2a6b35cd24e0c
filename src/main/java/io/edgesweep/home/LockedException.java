package io.edgesweep.home;

/** Another process holds the home folder, or the ledger. */
public class LockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String OTHERWISE = "Wait until it is done, with --wait 10m";

    private final String holder;
    private final boolean brief;

    /** @param holder who holds which folder, in words */
    public LockedException(String holder) {
        this(holder, OTHERWISE);
    }

    /**
     * One that is told what can be done about it.
     *
     * @param holder who holds what, in words
     * @param remedy what to do, in a sentence without its full stop
     */
    public LockedException(String holder, String remedy) {
        this(holder, remedy, false);
    }

    private LockedException(String holder, String remedy, boolean brief) {
        super(holder + ". " + remedy);
        this.holder = holder;
        this.brief = brief;
    }

    /** One that holds it to look at something, or to note it. */
    static LockedException briefly(String holder) {
        return new LockedException(holder, OTHERWISE, true);
    }

    /** Whether the holder begins no run, and so is soon done. */
    public boolean isBrief() {
        return brief;
    }

    /** Who holds what, in words. */
    public String holder() {
        return holder;
    }
}
