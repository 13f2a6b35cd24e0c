package io.edgesweep.cli.print;

import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.PausedException;
import io.edgesweep.pause.Pausing;
import java.util.ArrayList;
import java.util.List;

/** Says what is paused, for people. */
public final class PauseText {

    private PauseText() {}

    public static String of(Pausing.Begun begun) {
        List<String> lines = new ArrayList<>();
        lines.add(Hold.of(begun.pause()).sentence() + ".");
        begun.underWay()
                .forEach(run -> lines.add("Run " + run
                        + " is not finished, and a pause does not stop it; edgesweep stop " + run + " does."));
        return PlainText.shown(lines);
    }

    /**
     * What a resume has changed.
     *
     * @param what as it was named
     */
    public static String of(String what, Pausing.Resumed resumed) {
        List<String> lines = new ArrayList<>();
        lines.add(
                resumed.pause() == null
                        ? "Nobody has paused " + what + ". Nothing to resume."
                        : capital(resumed.pause().scope().words()) + " is not paused any more.");
        resumed.held().forEach(each -> lines.add("Still: " + each.words() + "."));
        return PlainText.shown(lines);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** All that is paused; empty for nothing. */
    public static String of(List<HeldJobs> held) {
        return PlainText.shown(held.stream().map(each -> each.words() + ".").toList());
    }

    /** A run that did not begin. */
    public static String of(PausedException paused) {
        return PlainText.shown(List.of(
                "‖ Paused. Job " + paused.job() + " is " + paused.words() + ".",
                "Nothing was read or sent. Run it with --despite-pause if it is meant all the same."));
    }
}
