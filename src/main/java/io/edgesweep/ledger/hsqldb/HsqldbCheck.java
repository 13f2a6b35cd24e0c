package io.edgesweep.ledger.hsqldb;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.hsqldb.HsqldbState.Modified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether HSQLDB's files are as HSQLDB leaves them, whenever its process ends, before HSQLDB opens them: it takes what it
 * finds, opens what is left of it without a word, and writes it again, so that what could be seen before is gone then.
 *
 * <p>A checkpoint, and a close, go so (2.7.4, {@code Log}): the script is written as {@code ledger.script.new}; rows go into
 * {@code ledger.data}; the properties get a new timestamp and say <i>new files</i>; the log and the backup are deleted, the
 * script is deleted, the new one renamed; the properties say <i>not modified</i>. From a kill in the middle HSQLDB goes on by
 * what the properties say.
 *
 * <p>A compaction ({@code Log.defrag}) first writes the rows as {@code ledger.data.new}; the properties say <i>new files and
 * data</i>; and the old rows are deleted, the new ones renamed, right before the same is done with the script.
 */
final class HsqldbCheck {

    private static final Logger log = LoggerFactory.getLogger(HsqldbCheck.class);

    static final String NEW_DATA = "ledger.data.new";

    private static final String DATA = "ledger.data";
    private static final String SCRIPT = "ledger.script";

    private final Path folder;

    HsqldbCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * Changes nothing but what a kill left half done: a last line of the log which was not written to its end is taken off, and
     * properties that were written again take their place.
     *
     * @throws LedgerLostException when something is missing, damaged, or older than the rest
     * @throws IOException when a file cannot be read
     */
    void check() throws IOException {
        HsqldbState.finishReplacing(folder);
        HsqldbState state =
                HsqldbState.of(folder).orElseThrow(() -> damaged(HsqldbState.FILE + " is missing or damaged"));
        if (state.modified() == Modified.YES_NEW_FILES_DATA) {
            checkNewFile(DATA, Baseline::data, () -> ShadowedData.checksum(folder));
        } else {
            checkIsThere(DATA);
        }
        if (state.modified() == Modified.YES_NEW_FILES || state.modified() == Modified.YES_NEW_FILES_DATA) {
            checkNewFile(SCRIPT, Baseline::script, () -> Baseline.checksum(folder.resolve(SCRIPT)));
            return;
        }
        checkIsThere(SCRIPT);
        checkBaseline(state);
        HsqldbLog written = readLog(state);
        if (written.isDamaged()) {
            throw damaged(HsqldbLog.FILE + " is not as it was written");
        }
        if (state.modified() == Modified.YES) {
            written.cutOff(folder);
        } else if (written.commits() > 1) {
            // HSQLDB says that the files are modified right after the first commit is in the log, and would delete the
            // log.
            throw damaged(HsqldbState.FILE + " knows nothing of the commits in " + HsqldbLog.FILE);
        }
    }

    private void checkIsThere(String file) {
        if (!Files.isRegularFile(folder.resolve(file))) {
            throw damaged(file + " is missing");
        }
    }

    /** The old file is deleted and the new one renamed, so there is one of them, and no longer the old one alone. */
    private void checkNewFile(String file, ToLongFunction<Baseline> before, Checksum now) throws IOException {
        String newFile = file + ".new";
        if (Files.isRegularFile(folder.resolve(newFile))) {
            return;
        }
        checkIsThere(file);
        Optional<Baseline> written = Baseline.read(folder);
        if (written.isPresent() && before.applyAsLong(written.get()) == now.get()) {
            throw damaged(newFile + " is missing");
        }
    }

    /** Of a file as it is. */
    @FunctionalInterface
    private interface Checksum {

        long get() throws IOException;
    }

    private HsqldbLog readLog(HsqldbState state) throws IOException {
        try (LogSums.Noted noted = LogSums.noted(folder, state)) {
            HsqldbLog written = HsqldbLog.read(folder, noted);
            if (!noted.isWhole() && written.commits() > 0) {
                log.warn(
                        "{} is missing or damaged, so damage to {} beside it would not be noticed; it is written again",
                        folder.resolve(LogSums.FILE).toAbsolutePath(),
                        HsqldbLog.FILE);
            }
            return written;
        }
    }

    private void checkBaseline(HsqldbState state) throws IOException {
        Optional<Baseline> written = Baseline.read(folder);
        if (written.isEmpty()) {
            log.warn(
                    "{} is missing or damaged, so damage to the files beside it would not be noticed; it is written again",
                    folder.resolve(Baseline.FILE).toAbsolutePath());
            return;
        }
        Baseline was = written.get();
        if (state.timestamp() < was.timestamp()) {
            throw damaged(HsqldbState.FILE + " is older than the other files");
        }
        if (state.timestamp() > was.timestamp()) {
            // The process ended after HSQLDB had put its files in order, and before that was noted.
            return;
        }
        Baseline is = Baseline.of(folder, state);
        if (is.script() != was.script()) {
            throw damaged(SCRIPT + " is not as it was written");
        }
        if (is.data() != was.data()) {
            throw damaged("ledger.data, with ledger.backup, is not as it was written");
        }
    }

    private LedgerLostException damaged(String what) {
        return LedgerLostException.damaged(folder, what);
    }
}
