package io.edgesweep.order;

/** Is told how far a run is. Must return at once, and decides nothing. */
public interface Progress {

    /** Nobody looks. */
    Progress NONE = (phase, done, total) -> {};

    /**
     * So much of a phase is done.
     *
     * @param phase what is being done, in one word
     * @param done  how much of it
     * @param total how much it is in all; -1 while that is not known
     */
    void at(String phase, long done, long total);
}
