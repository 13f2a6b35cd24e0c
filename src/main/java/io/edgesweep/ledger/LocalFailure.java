package io.edgesweep.ledger;

import io.edgesweep.file.FullDiskException;
import io.edgesweep.file.RemovedFolderException;
import io.edgesweep.language.Words;
import io.edgesweep.text.Causes;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds out whether a failure is one of this machine: its files, its disk, or the ledger. Libraries wrap what the disk says in
 * exceptions of their own, as Jackson and Thymeleaf do, and so does Java where a lambda may throw nothing; so the whole chain
 * of causes counts.
 */
public final class LocalFailure {

    private LocalFailure() {}

    /** Whether the ledger could not be read or written. */
    public static boolean isOfTheLedger(Throwable failure) {
        return Causes.first(failure, LedgerLostException.class).isPresent()
                || Causes.first(failure, SQLException.class).isPresent();
    }

    /** Whether it is of this machine. */
    public static boolean isLocal(Throwable failure) {
        return isOfTheLedger(failure) || ofFile(failure).isPresent();
    }

    /** What was wrong with a file; empty when the failure is of something else, the ledger included. */
    public static Optional<IOException> ofFile(Throwable failure) {
        return isOfTheLedger(failure) ? Optional.empty() : Causes.first(failure, IOException.class);
    }

    /** What was wrong with a file. Java's exceptions often say no more than the path, and their kind the rest. */
    public static Reason reason(IOException failure) {
        if (failure instanceof FullDiskException full) {
            return full.reason();
        }
        if (failure instanceof RemovedFolderException removed) {
            return removed.reason();
        }
        if (!(failure instanceof FileSystemException file) || file.getReason() != null || file.getFile() == null) {
            String words = failure.getMessage();
            return words == null ? Reason.of("fault.file-failed") : Reason.said(words);
        }
        String what = failure instanceof NoSuchFileException
                ? "fault.file-missing"
                : failure instanceof AccessDeniedException
                        ? "fault.file-denied"
                        : failure instanceof FileAlreadyExistsException
                                ? "fault.file-in-the-way"
                                : failure instanceof NotDirectoryException
                                        ? "fault.file-no-folder"
                                        : "fault.file-unusable";
        return Reason.of(what, String.valueOf(failure.getMessage()));
    }

    /** What was wrong, with a file, the ledger or otherwise; of a failure without any words, its kind. */
    public static Reason reason(Exception failure) {
        return failure instanceof LedgerLostException lost
                ? lost.reason()
                : ofFile(failure)
                        .map(LocalFailure::reason)
                        .orElseGet(() ->
                                Reason.said(Objects.requireNonNullElse(failure.getMessage(), failure.toString())));
    }

    /** The same in words, as commands and logs say it. */
    public static String words(Exception failure) {
        return Words.english().say(reason(failure));
    }
}
