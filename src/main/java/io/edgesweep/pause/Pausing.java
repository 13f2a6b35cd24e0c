package io.edgesweep.pause;

import io.edgesweep.ledger.Pause;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pauses jobs and sites, and resumes them: in this process, or by a {@code serve} that holds the home folder. */
public interface Pausing {

    /**
     * What a person asks to be paused.
     *
     * @param what   the name of a job or a site, {@code all}, {@code job:NAME} or {@code site:NAME}
     * @param until  a time or a duration, as {@link PauseEnd} reads it; empty for until somebody resumes it
     * @param reason why
     * @param by     who asks, in words
     */
    record Wanted(String what, String until, String reason, String by) {}

    /**
     * Something was paused.
     *
     * @param pause    what, and until when
     * @param underWay runs of it that are not over, and go on: their ids
     */
    record Begun(Pause pause, List<String> underWay) {}

    /**
     * Something was resumed.
     *
     * @param pause what had paused it; null when nothing had
     * @param held  what still holds it up, or a part of it
     */
    record Resumed(@Nullable Pause pause, List<HeldJobs> held) {}

    /**
     * Pauses something. A run that is under way goes on.
     *
     * @throws io.edgesweep.settings.MistakesException when there is no such job or site, or no such time to come
     * @throws IOException when another process, which is to do it, does not answer any more
     */
    Begun pause(Wanted wanted) throws IOException, InterruptedException;

    /**
     * Resumes something. What else holds it up goes on doing so.
     *
     * @throws io.edgesweep.settings.MistakesException when there is no such job or site
     * @throws IOException when another process, which is to do it, does not answer any more
     */
    Resumed resume(String what) throws IOException, InterruptedException;

    /**
     * All pauses of the last months, oldest first.
     *
     * @throws IOException when another process, which knows them, does not answer any more
     */
    List<Pause> all() throws IOException, InterruptedException;

    /**
     * All that holds jobs up now.
     *
     * @throws IOException when another process, which knows it, does not answer any more
     */
    List<HeldJobs> held() throws IOException, InterruptedException;
}
