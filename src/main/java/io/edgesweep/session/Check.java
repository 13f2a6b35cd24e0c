package io.edgesweep.session;

/**
 * One thing that was looked at.
 *
 * @param subject what
 * @param good    whether it is as it should be
 * @param warning whether people should look at it though it spoils no run
 * @param words   what was found, and what to do if it is not
 */
public record Check(String subject, boolean good, boolean warning, String words) {

    /** Something that is as it should be, or is not. */
    public Check(String subject, boolean good, String words) {
        this(subject, good, false, words);
    }
}
