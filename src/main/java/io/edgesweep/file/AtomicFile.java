package io.edgesweep.file;

import io.edgesweep.ledger.LocalFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/** A file that appears whole or not at all: written aside, forced to the disk, then renamed. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes the file; what was there before stays until the new one is complete.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, Content content) throws IOException {
        Path aside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (Writer writer =
                    new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(aside), StandardCharsets.UTF_8))) {
                content.writeTo(writer);
            }
            appear(aside, file);
        } catch (IOException | RuntimeException e) {
            // Jackson and Thymeleaf wrap what the disk says.
            Optional<IOException> ofFile = LocalFailure.ofFile(e);
            if (ofFile.isPresent()) {
                throw naming(file, ofFile.get());
            }
            throw e;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** A failure to write, such as that of a full disk, that names the file. */
    public static IOException naming(Path file, IOException e) {
        if (e instanceof FileSystemException) {
            return e;
        }
        FileSystemException named = new FileSystemException(
                file.toAbsolutePath().toString(),
                null,
                Objects.requireNonNullElse(e.getMessage(), "cannot be written"));
        named.addSuppressed(e);
        return named;
    }

    /** Lets a file that was written aside take its place. */
    public static void appear(Path aside, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it. */
        void writeTo(Writer writer) throws IOException;
    }
}
