package io.edgesweep.cli.print;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and prints.
 *
 * @param in          standard input
 * @param out         takes the data
 * @param err         takes everything else
 * @param interactive whether a person watches, so that a progress bar makes sense
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

    /** The process's own. All that the process says on standard error, logs among it, goes the same way as a bar. */
    public static Terminal ofProcess() {
        BarredStream err = new BarredStream(System.err);
        System.setErr(err);
        return new Terminal(
                System.in, DataStream.standardOutput(), err, isWatched(System.console(), System.getenv("TERM")));
    }

    /**
     * Whether a person watches on a terminal that can draw on one line again and again. Colours are another matter: NO_COLOR is no wish
     * for less to see.
     *
     * @param console the JVM's; null where input or output is none
     * @param term    the kind of terminal, as the environment says it; null where it does not
     */
    static boolean isWatched(@Nullable Console console, @Nullable String term) {
        return console != null && isTerminal(console) && !"dumb".equals(term);
    }

    /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Why some of the data could not be written; empty as long as all was, and where nobody reads any more. */
    public Optional<IOException> lost() {
        return out instanceof DataStream data ? data.lost() : Optional.empty();
    }
}
