package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A named pipe, as {@code mkfifo} makes it. */
record NamedPipe(Path path) {

    static NamedPipe at(Path path) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        return new NamedPipe(path);
    }

    /** Writes the text once somebody reads, and closes the pipe. */
    Thread give(String text) {
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(path)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // whoever reads has had enough
            }
        });
        writer.setDaemon(true);
        writer.start();
        return writer;
    }
}
