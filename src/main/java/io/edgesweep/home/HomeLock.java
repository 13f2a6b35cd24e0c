package io.edgesweep.home;

import io.edgesweep.file.FullDiskException;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to work in a home folder, which one process has at a time. It is a lock of the operating system, so it ends with
 * the process that holds it, however that ends; what the file says is only who it is.
 */
public final class HomeLock implements AutoCloseable {

    /** Follows the owner's name where that begins no run, and so is soon done. */
    private static final String BRIEF = ", which begins no run";

    private final Path file;
    private final FileChannel channel;
    private final Optional<Object> key;

    private HomeLock(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.key = key(file);
    }

    /** What tells the file from any other that was ever in its place; empty where a file in use cannot be removed. */
    private static Optional<Object> key(Path file) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    /**
     * Takes the lock. Creates the home folder, for its owner only, where there is none.
     *
     * @throws LockedException when another process has it
     * @throws LocalStateException when the folder cannot be used
     */
    public static HomeLock take(Path home, String owner, Instant now) {
        return takeAs(home, owner, now);
    }

    /**
     * As {@link #take}, for somebody who begins no run: others wait a moment for that.
     *
     * @throws LockedException when another process has it
     * @throws LocalStateException when the folder cannot be used
     */
    public static HomeLock takeBriefly(Path home, String owner, Instant now) {
        return takeAs(home, owner + BRIEF, now);
    }

    private static HomeLock takeAs(Path home, String owner, Instant now) {
        try {
            createHome(home);
            Path file = home.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return take(home, file, channel, owner + ", since " + now);
            } catch (IOException | LockedException e) {
                // and with it the lock
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LocalStateException(
                    FullDiskException.of(e, home)
                            .map(FullDiskException::getMessage)
                            .orElseGet(() -> "The home folder " + home.toAbsolutePath() + " cannot be used ("
                                    + LocalFailure.words(e)
                                    + "). Whoever reads the ledger writes there, too, if only its lock: make it a folder that this user may"
                                    + " write in" + owner(home) + ", or set edgesweep.home to another one"),
                    e);
        }
    }

    private static HomeLock take(Path home, Path file, FileChannel channel, String holder) throws IOException {
        if (lock(channel) == null) {
            String other = read(channel);
            String words = "Another process works in " + home.toAbsolutePath() + ": " + other;
            throw other.contains(BRIEF) ? LockedException.briefly(words) : new LockedException(words);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        return new HomeLock(file, channel);
    }

    /**
     * Looks whether the file is still the one that is locked. Whoever has removed it, and whoever made it again, gave the next
     * process a lock of its own.
     *
     * @return why others may work in the folder; empty when they may not
     */
    Optional<Reason> lost() {
        try {
            if (key(file).equals(key)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            // It is gone.
        }
        return Optional.of(Reason.of("held.lock-lost", file.toAbsolutePath()));
    }

    /**
     * Who has the lock of the folder; empty when nobody does. Takes it for a moment, and changes nothing.
     *
     * @throws IOException when it cannot be read
     */
    public static Optional<String> holder(Path home) throws IOException {
        Path file = home.resolve("lock");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return lock(channel) == null ? Optional.of(read(channel)) : Optional.empty();
        }
    }

    private static String owner(Path home) {
        try {
            return ", run edgesweep as its owner, " + Files.getOwner(home).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static void createHome(Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(home);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(500);
        channel.read(text, 0);
        text.flip();
        String holder = StandardCharsets.UTF_8.decode(text).toString();
        return holder.isBlank() ? "it has not said who it is" : holder;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The process ends, and with it the lock.
        }
    }
}
