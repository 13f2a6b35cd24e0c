package io.edgesweep.sandbox.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The journal on disk, a line of JSON for each request, for those who look while the process runs or after it was
 * killed. A line is handed to the operating system before its request is answered, so that it outlives the process.
 */
public final class JournalFile implements AutoCloseable {

    private final Path file;
    private final OutputStream lines;

    private JournalFile(Path file, OutputStream lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Opens it, after the lines that are there already.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static JournalFile open(Path file) {
        try {
            return new JournalFile(
                    file, Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    synchronized void add(JournalEntry entry) {
        try {
            lines.write((JournalJson.of(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static UncheckedIOException failure(Path file, IOException cause) {
        return new UncheckedIOException(
                "The sandbox cannot write its journal to " + file + ": name a file in a folder that exists", cause);
    }
}
