package io.edgesweep.source.stream;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens what a path names, whether it is a file, a pipe or a device. */
public final class InputFiles {

    private InputFiles() {}

    /** Whether something is there that can be read but once, from its beginning to its end. */
    public static boolean isReadOnce(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /**
     * Opens it. A pipe opens once somebody writes into it.
     *
     * @throws IOException when there is nothing, or it cannot be read
     */
    public static InputStream open(Path path) throws IOException {
        if (!isReadOnce(path)) {
            return Files.newInputStream(path);
        }
        if (!Files.isReadable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        // a channel would ask for its position, which it has not
        return new FileInputStream(path.toFile());
    }
}
