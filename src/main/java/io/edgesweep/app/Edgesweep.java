package io.edgesweep.app;

import io.edgesweep.cli.CommandLineProgram;
import io.edgesweep.cli.print.Terminal;
import io.edgesweep.process.Sleeper;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;

/** The program. */
public final class Edgesweep {

    private Edgesweep() {}

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String[] arguments) {
        // The platform's HTTP client tells no proxy of a tunnel who asks, unless it is told to when it is loaded.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        Runtime machine = Runtime.getRuntime();
        // A signal has decided on the process's code by the time that its hooks run, so only a halt can give another
        // one.
        ShutdownHook shutdown = new ShutdownHook(machine::halt);
        machine.addShutdownHook(new Thread(shutdown::asked, "shutdown"));
        // Whole milliseconds: what is written down is what was measured, in every database and file.
        System.exit(run(shutdown, Terminal.ofProcess(), Clock.tickMillis(ZoneOffset.UTC), Sleeper.real(), arguments));
    }

    /** Runs the command that the arguments name, in a process that is not ours. Gives its exit code. */
    public static int run(Terminal terminal, InstantSource clock, Sleeper sleeper, String... arguments) {
        return run(new ShutdownHook(code -> {}), terminal, clock, sleeper, arguments);
    }

    private static int run(
            ShutdownHook shutdown, Terminal terminal, InstantSource clock, Sleeper sleeper, String... arguments) {
        // Ours is all Locale.ROOT already; the libraries' is not: the vendor's client signs with the default locale's
        // year
        // and digits, which in Thailand is another year.
        Locale.setDefault(Locale.ROOT);
        int code = new CommandLineProgram(new SpringLauncher(shutdown, clock, sleeper), terminal).run(arguments);
        shutdown.done(code);
        return code;
    }
}
