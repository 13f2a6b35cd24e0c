package io.edgesweep.ledger.hsqldb;

import io.edgesweep.ledger.LedgerLostException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many calls were announced by the ledger, kept beside its folder: an older copy of the whole folder brings along a file of
 * its own that says so, and would be taken for the newest.
 *
 * <p>It is written at each announcement, and waits for the disk only when the ledger is opened, and when its files are put in
 * order. What a crash of the machine takes from it makes it say fewer, never more: the ledger itself is on the disk before.
 */
final class CallsBeside {

    private static final Logger log = LoggerFactory.getLogger(CallsBeside.class);

    private static final String ENDING = "-calls";

    private final Path folder;
    private final Path file;

    /** @param folder of the ledger */
    CallsBeside(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.file = this.folder.resolveSibling(this.folder.getFileName() + ENDING);
    }

    /** There is no ledger in the folder, and one is to be made. */
    void begin() throws IOException {
        Optional<Long> calls = written();
        if (calls.isPresent() && calls.get() > 0) {
            log.warn(
                    "There is no ledger in {}, though {} calls were announced by one: a new one is made, and what was sent"
                            + " and what waits is not known",
                    folder,
                    calls.get());
        }
        Files.deleteIfExists(file);
    }

    /**
     * Compares the number that the ledger knows of.
     *
     * @throws LedgerLostException when it is an older copy
     */
    void compare(long calls) {
        Optional<Long> before;
        try {
            before = written();
        } catch (IOException e) {
            throw new LedgerLostException(
                    "The file " + file + ", which says how many calls the ledger must know of, cannot be read (" + e
                            + "). Make it readable, and run the same command again",
                    e);
        }
        if (before.isEmpty() && calls > 0) {
            log.warn(
                    "{} is missing or damaged, so an older copy of the ledger would not be noticed; it is written again",
                    file);
        }
        if (before.isPresent() && before.get() > calls) {
            throw new LedgerLostException(
                    "The ledger in " + folder + " is an older copy: it knows of " + calls + " calls where "
                            + before.get()
                            + " were made, so what was sent since is not known. Nothing is sent. Put the newest copy back,"
                            + " made while no edgesweep was at work; or, if the older one is meant and what was sent"
                            + " since may be sent once more, remove " + file + ", and run the same command again",
                    null);
        }
        write(calls, true);
    }

    /** So many calls are announced now. */
    void announced(long calls) {
        write(calls, false);
    }

    /**
     * Waits until it is on the disk.
     *
     * @throws IOException when it cannot be
     */
    void force() throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(false);
            }
        }
    }

    private void write(long calls, boolean force) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // As long as the one before, so that it needs no more room than that did.
            channel.write(StandardCharsets.US_ASCII.encode(text(calls)), 0);
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new LedgerLostException(
                    "The file " + file + " cannot be written (" + e.getMessage()
                            + "), so nothing more is sent. Free some space on its disk, or fix it, and run the same"
                            + " command again",
                    e);
        }
    }

    private static String text(long calls) {
        return String.format(Locale.ROOT, "%019d%n", calls);
    }

    /** Empty when it is not there, or not whole. */
    private Optional<Long> written() throws IOException {
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        return text.matches("[0-9]{19}\\r?\\n") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
    }
}
