package io.edgesweep.cli;

import io.edgesweep.report.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a few lines what of a command line cannot be read. The whole of its help would push that off the screen. */
final class UsageMistakes implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
        }
        err.println("command line: "
                + (mistake instanceof UnmatchedArgumentException unmatched ? words(unmatched) : mistake.getMessage()));
        err.print("usage: " + command.getHelp().synopsis("usage: ".length()));
        err.println("edgesweep: One mistake; nothing was sent. " + name + " --help tells "
                + (command.getParent() == null ? "the commands." : "what it takes."));
        return ExitCode.USAGE.code();
    }

    private static String words(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().get(0);
        if (word.matches("--(edgesweep|spring|logging)\\..*")) {
            return "'" + word + "' takes its value after '=', as in " + word.replaceFirst("=.*", "") + "=VALUE";
        }
        List<String> similar = unmatched.getSuggestions();
        String meant = similar.isEmpty() ? "" : "; like it are " + String.join(", ", similar);
        if (word.startsWith("-")) {
            return "there is no option '" + word + "'" + meant;
        }
        return unmatched.getCommandLine().getParent() == null
                ? "there is no command '" + word + "'" + meant
                : "'" + word + "' is one word too many; leave it out, or put quotes around words that belong together";
    }
}
