package io.edgesweep.ledger.hsqldb;

import io.edgesweep.file.FullDiskException;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Watches over the files that HSQLDB keeps the ledger in. HSQLDB tells no client when it cannot write its log: the commit
 * returns as if all were well, and the only trace is a warning in its own log of events. So whoever hears of one must say so
 * here, before the commit returns. And when the log is cut short, HSQLDB opens what is left of it without a word; so the
 * number of calls that were announced is kept in a file of its own as well, and in one beside the folder ({@link CallsBeside}), and a
 * ledger that knows of fewer has lost some.
 */
public final class HsqldbFiles implements Durability {

    private static final Logger log = LoggerFactory.getLogger(HsqldbFiles.class);

    private static final String BEING_MADE = "being-made";

    private static final String ANNOUNCED = "announced";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{19}\\r?\\n");

    private static final String FILES = "jdbc:hsqldb:file:";

    private final Path folder;
    private final AtomicReference<@Nullable String> firstWarning = new AtomicReference<>();
    private final LogSums sums;
    private final CallsBeside beside;
    private long mostAnnounced = -1;

    /** @param folder where the files are */
    public HsqldbFiles(Path folder) {
        this.folder = folder;
        this.sums = new LogSums(folder);
        this.beside = new CallsBeside(folder);
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
     * thrown away, unless calls were announced by it. Files that are there otherwise are never taken for nothing. The
     * process must hold the home folder's lock.
     *
     * @throws LedgerLostException when files are missing, damaged or old
     * @throws IOException when the folder cannot be read or written
     */
    public static void prepare(Path folder) throws IOException {
        HsqldbFiles files = new HsqldbFiles(folder);
        Path mark = folder.resolve(BEING_MADE);
        if (Files.exists(mark)) {
            if (files.announcedBefore().orElse(0) > 0) {
                throw LedgerLostException.damaged(
                        folder, "calls were announced by it, and " + BEING_MADE + " says that it was never made");
            }
            files.throwAway(mark);
        } else if (files.isThere()) {
            new HsqldbCheck(folder).check();
        } else {
            files.beside.begin();
            Files.createDirectories(folder);
            Files.createFile(mark);
        }
    }

    private void throwAway(Path except) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> !each.equals(except)).toList()) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
    }

    private boolean isThere() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.startsWith("ledger.")
                            || name.equals(ANNOUNCED)
                            || name.equals(Baseline.FILE)
                            || name.equals(LogSums.FILE));
        }
    }

    /**
     * HSQLDB has opened the files, and all tables are made.
     *
     * @throws IOException when the folder cannot be written
     */
    public void made() throws IOException {
        inOrder();
        if (Files.deleteIfExists(folder.resolve(BEING_MADE))) {
            log.debug("The ledger in {} is made", folder);
        }
    }

    /**
     * HSQLDB has put its files in order, by a checkpoint or because it has closed them.
     *
     * @throws IOException when that cannot be written down
     */
    public void inOrder() throws IOException {
        beside.force();
        Optional<HsqldbState> state = HsqldbState.of(folder);
        if (state.isPresent()) {
            Optional<Baseline> written = Baseline.read(folder);
            if (written.isEmpty() || written.get().timestamp() != state.get().timestamp()) {
                Baseline.of(folder, state.get()).write(folder);
            }
            sums.begin(state.get());
        }
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
        sums.follow();
        String warning = firstWarning.get();
        if (warning != null && FullDiskException.isSaid(warning)) {
            throw new LedgerLostException(FullDiskException.reason(folder));
        }
        if (warning != null) {
            throw new LedgerLostException(
                    "The ledger in " + folder.toAbsolutePath() + " can no longer be written (" + warning
                            + "), so nothing more is sent. Free some space on its disk, or fix it, and run the same"
                            + " command again: it goes on from what was written down",
                    null);
        }
    }

    @Override
    public synchronized void announced(long calls) {
        if (calls <= mostAnnounced) {
            // Another lane, which committed later, was here earlier.
            return;
        }
        mostAnnounced = calls;
        try (FileChannel channel = FileChannel.open(mark(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // As long as the one before, so that it needs no more room than that did.
            channel.write(StandardCharsets.US_ASCII.encode(String.format(Locale.ROOT, "%019d%n", calls)), 0);
            channel.force(false);
        } catch (IOException e) {
            throw new LedgerLostException(
                    FullDiskException.of(e, folder)
                            .map(FullDiskException::getMessage)
                            .orElseGet(() -> "The file " + mark().toAbsolutePath() + " cannot be written ("
                                    + e.getMessage()
                                    + "), so nothing more is sent. Fix its disk or its permissions, and run the same"
                                    + " command again"),
                    e);
        }
        beside.announced(calls);
    }

    @Override
    public void compare(long calls) {
        OptionalLong announced = announcedBefore();
        if (announced.isEmpty() && calls > 0) {
            throw LedgerLostException.damaged(
                    folder, ANNOUNCED + ", which says how many calls it must know of, is missing or empty");
        }
        if (announced.orElse(0) > calls) {
            throw LedgerLostException.damaged(
                    folder,
                    "it knows of " + calls + " calls where " + announced.orElse(0)
                            + " were made, so what was sent is not known");
        }
        beside.compare(calls);
        if (announced.isEmpty()) {
            announced(0);
        }
    }

    @Override
    public Optional<Reason> lost() {
        // What keeps others away from the files is the home folder's lock.
        return Optional.empty();
    }

    /** Empty when the file is not there, or is empty: then the process that made it ended before its first call. */
    private OptionalLong announcedBefore() {
        String text;
        try {
            text = Files.exists(mark()) ? Files.readString(mark(), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new LedgerLostException(
                    "The file " + mark().toAbsolutePath()
                            + ", which says how many calls the ledger must know of, cannot" + " be read (" + e
                            + "). Make it readable, and run the same command again",
                    e);
        }
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw LedgerLostException.damaged(
                    folder, ANNOUNCED + ", which says how many calls it must know of, is not whole");
        }
        return OptionalLong.of(Long.parseLong(text.strip()));
    }

    private Path mark() {
        return folder.resolve(ANNOUNCED);
    }
}
