package io.edgesweep.cli.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command reads and prints.
 *
 * @param in          standard input
 * @param out         takes the data
 * @param err         takes everything else
 * @param interactive whether a person watches, so that a progress bar makes sense
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

    /** The process's own. Whether a person watches is picocli's to find out, NO_COLOR and dumb terminals included. */
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                DataStream.standardOutput(),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Ansi.AUTO.enabled());
    }

    /** Why some of the data could not be written; empty as long as all was, and where nobody reads any more. */
    public Optional<IOException> lost() {
        return out instanceof DataStream data ? data.lost() : Optional.empty();
    }
}
