package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.Terminal;
import io.edgesweep.report.ExitCode;
import io.edgesweep.settings.Mistake;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Says on standard error why there is no answer: in words, or on one line of JSON where JSON was asked for. */
final class Complaints {

    private static final String OPTION = "--json";

    private final Terminal terminal;
    private final boolean json;

    Complaints(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Whether the words of a command line ask for JSON, whatever else is wrong with them. */
    static boolean isJson(List<String> arguments) {
        return arguments.contains(OPTION);
    }

    /** Those of the command that was read. */
    static Complaints of(ParseResult parsed, Terminal terminal) {
        return new Complaints(terminal, isJson(parsed.originalArgs()));
    }

    /**
     * Says what went wrong. Gives the exit code.
     *
     * @param words in a sentence without its full stop
     */
    int say(String words, ExitCode exitCode) {
        return say(words, exitCode, List.of());
    }

    /** As {@link #say(String, ExitCode)}, with each of the mistakes that people made. */
    int say(String words, ExitCode exitCode, List<Mistake> mistakes) {
        if (json) {
            terminal.err().println(JsonText.ofFailure(words, exitCode, mistakes));
        } else {
            mistakes.forEach(terminal.err()::println);
            terminal.err().println("edgesweep: " + words + ".");
        }
        return exitCode.code();
    }
}
