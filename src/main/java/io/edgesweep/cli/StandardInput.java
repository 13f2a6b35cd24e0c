package io.edgesweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Standard input for a run, put aside in a file: it can be read once, and a run reads its input twice, for its hash and for
 * its rows. The file is gone when this is closed.
 */
final class StandardInput implements AutoCloseable {

    /** The word for it on the command line. */
    static final String WORD = "-";

    /** What people call it. */
    static final String NAME = "standard input";

    private final Terminal terminal;
    private final Path file;

    /** @param home the folder of ours */
    StandardInput(Terminal terminal, Path home) {
        this.terminal = terminal;
        this.file = home.resolve("spool").resolve("standard-input");
    }

    /** Reads it to its end. */
    Path spooled() throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(terminal.in(), file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
