package io.edgesweep.app;

import io.edgesweep.cli.CommandLineProgram;
import io.edgesweep.cli.Terminal;
import io.edgesweep.time.Sleeper;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The program. */
public final class Edgesweep {

    private Edgesweep() {}

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String[] arguments) {
        // Whole milliseconds: what is written down is what was measured, in every database and file.
        System.exit(run(Terminal.ofProcess(), Clock.tickMillis(ZoneOffset.UTC), Sleeper.real(), arguments));
    }

    /** Runs the command that the arguments name. Gives its exit code. */
    public static int run(Terminal terminal, InstantSource clock, Sleeper sleeper, String... arguments) {
        Shutdown shutdown = new Shutdown();
        try {
            return new CommandLineProgram(new SpringEngines(shutdown, clock, sleeper), terminal).run(arguments);
        } finally {
            shutdown.done();
        }
    }
}
