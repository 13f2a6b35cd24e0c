package io.edgesweep.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of a few megabytes, in memory, that a story can fill up. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; skips the story where the test may not. */
    static SmallDisk mount(Path folder, String options) throws IOException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()),
                "a tmpfs can be mounted, for which one must be root on Linux");
        return new SmallDisk(folder);
    }

    Path home() {
        return folder.resolve("home");
    }

    /** Leaves not a byte of room. */
    void fill() {
        byte[] block = new byte[1024];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    /** Leaves so many bytes of room. */
    void fillBut(int bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        Files.write(filler(), new byte[(int) Math.max(0, free - bytes)]);
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    void allowNoWriting() {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Override
    public void close() {
        // Lazily: a database that could not be opened may hold a file in it for some time.
        run("umount", "-l", folder.toString());
    }
}
