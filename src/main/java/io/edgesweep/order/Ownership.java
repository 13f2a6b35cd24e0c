package io.edgesweep.order;

/**
 * Takes what work on something needs, so that no other process that works with the same ledger does it too.
 *
 * @param <T> what is worked on
 */
public interface Ownership<T> {

    /** Whether it was taken; not while another process has it. */
    boolean take(T work);

    /** Gives back what was taken: there is nothing to do. */
    void giveBack(T work);
}
