package io.edgesweep.file;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that appears whole or not at all, in the place of what was there before: it is written aside, forced to the disk, renamed,
 * and so is on the disk. Of two who write it at once, each writes its own, and the later one's stays. A failure to write names the file, whatever a library makes of it.
 */
public final class WholeFile implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(WholeFile.class);
    private static final String PART = ".part";

    private final Path file;
    private final Path aside;
    private final FileChannel channel;
    private final OutputStream out;
    private @Nullable IOException failure;

    /**
     * Begins a file. It appears by {@link #appear()}.
     *
     * @param attributes those of the new file, such as who may read it
     */
    public WholeFile(Path file, FileAttribute<?>... attributes) throws IOException {
        this.file = file;
        String place = "." + file.getFileName() + ".";
        this.aside = file.resolveSibling(
                place + Integer.toHexString(ThreadLocalRandom.current().nextInt()) + PART);
        try {
            this.channel = FileChannel.open(
                    aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        } catch (IOException e) {
            throw naming(file, e);
        }
        this.out = new Out(Channels.newOutputStream(channel));
        clear(file.resolveSibling("."), place);
    }

    /** What a killed process has left beside the file is older than this process. What is newer, somebody else may be writing. */
    private static void clear(Path folder, String place) {
        FileTime ours = FileTime.fromMillis(ManagementFactory.getRuntimeMXBean().getStartTime());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, each -> isPart(each, place))) {
            for (Path each : left) {
                if (Files.getLastModifiedTime(each).compareTo(ours) < 0) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            log.debug("What is left beside {} cannot be cleared", place, e);
        }
    }

    private static boolean isPart(Path path, String place) {
        String name = path.getFileName().toString();
        return name.startsWith(place) && name.endsWith(PART);
    }

    /**
     * Writes a file.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, Content content, FileAttribute<?>... attributes) throws IOException {
        try (WholeFile whole = new WholeFile(file, attributes)) {
            try (Writer writer = whole.writer()) {
                content.writeTo(writer);
            } catch (IOException | RuntimeException e) {
                // Jackson and Thymeleaf wrap what the disk says.
                if (whole.failure != null) {
                    throw whole.failure;
                }
                throw e;
            }
            whole.appear();
        }
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it. */
        void writeTo(Writer writer) throws IOException;
    }

    /** Takes its content. */
    public OutputStream out() {
        return out;
    }

    /** Takes its content as text, and all of it when it is closed. */
    public Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** The content is complete. The file is in its place, and on the disk, when this returns. */
    public void appear() throws IOException {
        channel.close();
        appear(aside, file);
    }

    /** Lets a file that was written aside take its place. It is there, and on the disk, when this returns. */
    public static void appear(Path aside, Path file) throws IOException {
        try {
            force(aside, StandardOpenOption.WRITE);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            if (OwnerOnlyFile.isPosix(file)) {
                force(file.resolveSibling("."), StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw naming(file, e);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** What has not appeared is thrown away. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(aside);
    }

    private static IOException naming(Path file, IOException e) {
        Optional<FullDiskException> full =
                FullDiskException.of(e, file.toAbsolutePath().resolveSibling("").normalize());
        if (full.isPresent()) {
            return full.get();
        }
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

    /** Remembers what the disk said. Its end is not the file's: that appears after it. */
    private final class Out extends FilterOutputStream {

        Out(OutputStream channel) {
            super(channel);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = naming(file, e);
                throw failure;
            }
        }

        @Override
        public void close() {}
    }
}
