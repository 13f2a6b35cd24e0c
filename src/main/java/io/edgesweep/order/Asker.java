package io.edgesweep.order;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;

/**
 * Who asked for something, as the ledger keeps it: the name of a login or a token as it is, and whoever has neither as a code
 * with the user that the command ran as.
 */
public final class Asker {

    private static final int LONGEST = 200;

    private Asker() {}

    /** Somebody at a shell. */
    public static String command(String user) {
        return Reason.of("by.command", user).kept(LONGEST);
    }

    /** The job's schedule. */
    public static String schedule() {
        return Reason.of("by.schedule").kept();
    }

    /** In the language of whoever reads it, as in {@code build, by a command}. */
    public static String of(String kept, Words words) {
        return words.say(Reason.ofKept(kept));
    }
}
