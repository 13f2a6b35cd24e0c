package io.edgesweep.cli;

import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an empty word where something is to be named, such as a run or a site. It is what a script gives whose variable is not
 * set, and it would otherwise be the beginning of any name, or as if nothing were named.
 */
final class EmptyWords {

    /** What options name, by the label of their values. */
    private static final Set<String> NAMES = Set.of("JOB", "SITE", "ACCOUNT", "NODE", "PROFILE");

    private EmptyWords() {}

    /** @throws ParameterException when there is one */
    static void refuse(ParseResult parsed) {
        for (ArgSpec each : parsed.matchedArgs()) {
            boolean isName = each.isPositional() || NAMES.contains(each.paramLabel());
            if (isName && each.stringValues().stream().anyMatch(String::isBlank)) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        each.paramLabel() + " is an empty word; name it. Is a variable of a script not set?");
            }
        }
        if (parsed.hasSubcommand()) {
            refuse(parsed.subcommand());
        }
    }
}
