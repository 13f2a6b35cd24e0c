package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.report.ExitCode;
import io.edgesweep.settings.Mistake;
import io.edgesweep.text.NearestName;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a few lines what of a command line cannot be read. The whole of its help would push that off the screen. */
final class UsageErrorReporter implements IParameterExceptionHandler {

    private final Terminal terminal;

    UsageErrorReporter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String words = mistake instanceof UnmatchedArgumentException unmatched
                ? words(unmatched)
                : String.valueOf(mistake.getMessage());
        if (Complaints.isJson(List.of(arguments))) {
            return new Complaints(terminal, true)
                    .say(
                            "One mistake; nothing was sent",
                            ExitCode.USAGE,
                            List.of(new Mistake("command line", "", words)));
        }
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
        }
        err.println("command line: " + words);
        err.print("usage: " + command.getHelp().synopsis("usage: ".length()));
        err.println("edgesweep: One mistake; nothing was sent. " + name + " --help shows "
                + (command.getParent() == null ? "the commands." : "what it takes."));
        return ExitCode.USAGE.code();
    }

    private static String words(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().get(0);
        if (word.matches("--(edgesweep|spring|logging)\\..*")) {
            return "'" + word + "' takes its value after '=', as in " + word.replaceFirst("=.*", "") + "=VALUE";
        }
        CommandLine command = unmatched.getCommandLine();
        if (word.startsWith("-")) {
            return "there is no option '" + word + "'"
                    + NearestName.hint(
                            word.replaceFirst("=.*", ""),
                            command.getCommandSpec().optionsMap().keySet());
        }
        return command.getParent() == null
                ? "there is no command '" + word + "'"
                        + NearestName.hint(word, command.getSubcommands().keySet())
                : "'" + word + "' is one word too many; leave it out, or put quotes around words that belong together";
    }
}
