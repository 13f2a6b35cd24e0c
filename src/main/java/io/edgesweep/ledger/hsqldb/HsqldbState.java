package io.edgesweep.ledger.hsqldb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HSQLDB says of its files in {@code ledger.properties}, which it replaces as a whole (2.7.4,
 * {@code HsqlDatabaseProperties.save}).
 *
 * @param modified  how far they are
 * @param timestamp a number that grows with each checkpoint and each close
 */
record HsqldbState(Modified modified, long timestamp) {

    static final String FILE = "ledger.properties";

    private static final String NEW = FILE + ".new";

    private static final Pattern WHOLE = Pattern.compile(
            "(?s)(#[^\n]*\n)*(?=.*^version=[\\d.]{5,}$)"
                    + "(?=.*^modified=(?<modified>no|yes|yes-new-files|yes-new-files-data)$)"
                    + "(?=.*^tx_timestamp=(?<timestamp>\\d{1,18})$).*",
            Pattern.MULTILINE);

    /** How far HSQLDB's files are. */
    enum Modified {
        /** Closed, or with no statement since the last checkpoint. */
        NO,
        /** The log holds what was committed since. */
        YES,
        /** A checkpoint is written as {@code ledger.script.new}, and takes the place of the old one and of the log. */
        YES_NEW_FILES,
        /** The same of a compaction, whose rows are in {@code ledger.data.new}. */
        YES_NEW_FILES_DATA
    }

    /**
     * HSQLDB writes the file again beside it, deletes it, and renames the new one. A process that was killed between the two leaves
     * the new one alone, which HSQLDB itself would not look for.
     */
    static void finishReplacing(Path folder) throws IOException {
        if (Files.notExists(folder.resolve(FILE)) && read(folder.resolve(NEW)).isPresent()) {
            Files.move(folder.resolve(NEW), folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The state; empty when the file is not there, or not whole. */
    static Optional<HsqldbState> of(Path folder) throws IOException {
        return read(folder.resolve(FILE));
    }

    private static Optional<HsqldbState> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r", "");
        Matcher whole = WHOLE.matcher(text);
        if (text.indexOf('\0') >= 0 || !whole.matches()) {
            return Optional.empty();
        }
        Modified modified =
                switch (whole.group("modified")) {
                    case "no" -> Modified.NO;
                    case "yes" -> Modified.YES;
                    case "yes-new-files" -> Modified.YES_NEW_FILES;
                    default -> Modified.YES_NEW_FILES_DATA;
                };
        return Optional.of(new HsqldbState(modified, Long.parseLong(whole.group("timestamp"))));
    }
}
