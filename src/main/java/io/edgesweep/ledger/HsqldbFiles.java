package io.edgesweep.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Watches over the files that HSQLDB keeps the ledger in. HSQLDB tells no client when it cannot write its log: the commit
 * returns as if all were well, and the only trace is a warning in its own log of events. So whoever hears of one must say so
 * here, before the commit returns. And when the log is cut short, HSQLDB opens what is left of it without a word; so the
 * number of calls that were announced is kept in a file of its own as well, and a ledger that knows of fewer has lost some.
 */
public final class HsqldbFiles implements Durability {

    private static final Logger log = LoggerFactory.getLogger(HsqldbFiles.class);

    private static final String BEING_MADE = "being-made";

    private static final String FILES = "jdbc:hsqldb:file:";

    private final Path folder;
    private final AtomicReference<@Nullable String> firstWarning = new AtomicReference<>();

    /** @param folder where the files are */
    public HsqldbFiles(Path folder) {
        this.folder = folder;
    }

    /** The folder of the files that the JDBC address names; empty where it names none of HSQLDB's. */
    public static Optional<Path> folder(String url) {
        if (!url.startsWith(FILES)) {
            return Optional.empty();
        }
        String path = url.substring(FILES.length()).replaceFirst(";.*", "");
        return Optional.ofNullable(Path.of(path).toAbsolutePath().getParent());
    }

    /**
     * Makes the folder ready for HSQLDB to open it. HSQLDB commits each statement that makes a table, so a process that is
     * killed while it makes the first ones leaves a ledger that cannot be made further. Nothing is in such a one: it is
     * thrown away. The process must hold the home folder's lock.
     *
     * @throws IOException when the folder cannot be written
     */
    public static void prepare(Path folder) throws IOException {
        Path mark = folder.resolve(BEING_MADE);
        if (Files.exists(mark)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> !each.equals(mark)).toList()) {
                    FileSystemUtils.deleteRecursively(file);
                }
            }
        } else if (Files.notExists(folder.resolve("ledger.script"))) {
            Files.createDirectories(folder);
            Files.createFile(mark);
        }
    }

    /**
     * All tables are made.
     *
     * @throws IOException when the folder cannot be written
     */
    public void made() throws IOException {
        Files.deleteIfExists(folder.resolve(BEING_MADE));
    }

    /**
     * HSQLDB has warned of something. Since the files are open, that is about nothing but what it could not write; and
     * whatever it was, the ledger is not to be trusted any more.
     */
    public void warned(String words) {
        log.debug("HSQLDB warns: {}", words);
        firstWarning.compareAndSet(null, words);
    }

    @Override
    public void check() {
        String warning = firstWarning.get();
        if (warning != null) {
            throw new LedgerLostException(
                    "The ledger in " + folder.toAbsolutePath() + " can no longer be written (" + warning
                            + "), so nothing more is sent. Make room on its disk, or mend it, and run the same"
                            + " command again: it goes on from what was written down",
                    null);
        }
    }

    @Override
    public void announced(long calls) {
        try (FileChannel channel = FileChannel.open(mark(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // As long as the one before, so that it needs no more room than that did.
            channel.write(StandardCharsets.US_ASCII.encode(String.format(Locale.ROOT, "%019d%n", calls)), 0);
            channel.force(false);
        } catch (IOException e) {
            throw new LedgerLostException(
                    "The file " + mark().toAbsolutePath() + " cannot be written (" + e.getMessage()
                            + "), so nothing more is sent. Make room on its disk, or mend it, and run the same"
                            + " command again",
                    e);
        }
    }

    @Override
    public void compare(long calls) {
        long announced = announcedBefore();
        if (announced > calls) {
            throw new LedgerLostException(
                    "The ledger in " + folder.toAbsolutePath() + " is damaged, or older than it should be: it knows of "
                            + calls + " calls where " + announced + " were made, so it cannot tell what was sent."
                            + " Put its newest backup back; or, to begin anew, move the folder away: what was sent"
                            + " since may then be sent once more",
                    null);
        }
    }

    private long announcedBefore() {
        try {
            if (Files.notExists(mark())) {
                return 0;
            }
            ByteBuffer text = ByteBuffer.wrap(Files.readAllBytes(mark()));
            String number = StandardCharsets.US_ASCII.decode(text).toString().strip();
            // Empty: the process ended between creating and writing it, before its first call.
            return number.isEmpty() ? 0 : Long.parseLong(number);
        } catch (IOException | NumberFormatException e) {
            throw new LedgerLostException(
                    "The file " + mark().toAbsolutePath() + " cannot be read (" + e.getMessage()
                            + "). It tells how many calls the ledger must know of; delete it only if you are sure that"
                            + " the ledger beside it is whole",
                    e);
        }
    }

    private Path mark() {
        return folder.resolve("announced");
    }
}
