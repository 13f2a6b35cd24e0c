package io.edgesweep.console.view;

import io.edgesweep.language.Words;

/** Who asked for something: the name of a login or a token, or a command, which has none. */
public final class Asker {

    /** What stands in the ledger and the audit log for a command. */
    public static final String COMMAND = "a command";

    private static final String BY_COMMAND = ", by " + COMMAND;

    private Asker() {}

    /** In the language of whoever reads it, as in {@code build, by a command}. */
    public static String of(String by, Words words) {
        if (by.equals(COMMAND)) {
            return words.say("asked.command");
        }
        return by.endsWith(BY_COMMAND)
                ? words.say("asked.command-of", by.substring(0, by.length() - BY_COMMAND.length()))
                : by;
    }
}
