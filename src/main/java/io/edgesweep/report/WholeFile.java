package io.edgesweep.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears whole or not at all: written aside, forced to the disk, then renamed. */
public final class WholeFile {

    private WholeFile() {}

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
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Lets a file that was written aside take its place. */
    static void appear(Path aside, Path file) throws IOException {
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
