package io.edgesweep.process;

/** A person has ended what was asked for before there was a run for it. */
public final class StoppedByPersonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param words what was ended, and what to do if it is wanted after all */
    public StoppedByPersonException(String words) {
        super(words, null, false, false);
    }
}
