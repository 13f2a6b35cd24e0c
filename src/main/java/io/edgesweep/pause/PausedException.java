package io.edgesweep.pause;

/** What was asked for is paused: nothing was read or sent for it, and there is no run. */
public final class PausedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String job;

    /**
     * @param job   the job's name
     * @param words by what it is held up, as {@link Hold#words} says it
     */
    public PausedException(String job, String words) {
        super(words, null, false, false);
        this.job = job;
    }

    /** The job's name. */
    public String job() {
        return job;
    }

    /** By what it is held up, as {@link Hold#words} says it. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
