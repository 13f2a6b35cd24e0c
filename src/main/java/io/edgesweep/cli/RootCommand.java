package io.edgesweep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before every command. */
@Command(
        name = "edgesweep",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLines.class,
        description = "Purges CDN caches in bulk, within the quota, and reports what became of every row.",
        footer = {
            "",
            "Configuration is read from application.yml in the working directory or beside the jar, there or in config/, from"
                    + " the environment, and from arguments such as --edgesweep.home=DIR."
        })
final class RootCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
