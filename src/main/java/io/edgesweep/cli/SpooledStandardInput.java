package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.input.spool.InputCopy;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard input for a run, put aside in a file: it can be read once, and a run reads its input twice, for its hash and for
 * its rows. The file is gone when this is closed.
 */
final class SpooledStandardInput implements AutoCloseable {

    /** The word for it on the command line. */
    static final String WORD = "-";

    /** What people call it. */
    static final String NAME = "standard input";

    private final Terminal terminal;
    private final Path file;
    private final long most;

    /** @param settings name the folder of ours, and how much is put there */
    SpooledStandardInput(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.most = settings.input().spool();
        this.file = settings.folders().home().resolve("spool").resolve("standard-input");
    }

    /** Reads it to its end. */
    Path spooled() throws IOException {
        Files.createDirectories(file.getParent());
        InputCopy.copy(terminal.in(), file, NAME, most);
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
