package io.edgesweep.cli;

import io.edgesweep.session.Verbosity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
@Command(mixinStandardHelpOptions = true)
final class CommonOptions {

    @Option(names = "--json", description = "Print data as JSON.")
    boolean json;

    @ArgGroup
    private Loudness loudness = new Loudness();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The command as it was typed. */
    CommandWords command() {
        CommandSpec of = Objects.requireNonNull(spec);
        return new CommandWords(of.root().commandLine().getParseResult().originalArgs());
    }

    Verbosity verbosity() {
        if (loudness.quiet) {
            return Verbosity.QUIET;
        }
        return loudness.verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
    }

    boolean isQuiet() {
        return loudness.quiet;
    }

    private static final class Loudness {

        @Option(
                names = {"-q", "--quiet"},
                description = "Say only what went wrong, on standard error.")
        private boolean quiet;

        @Option(
                names = {"-v", "--verbose"},
                description = "Say more, stack traces included.")
        private boolean verbose;
    }
}
