package io.edgesweep.ledger;

import io.edgesweep.text.Causes;
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

    /** What was wrong with a file, in words. Java's exceptions often say no more than the path, and their kind the rest. */
    public static String words(IOException failure) {
        if (!(failure instanceof FileSystemException file) || file.getReason() != null || file.getFile() == null) {
            return Objects.requireNonNullElse(failure.getMessage(), "input or output failed");
        }
        String what = failure instanceof NoSuchFileException
                ? "there is no such file or folder"
                : failure instanceof AccessDeniedException
                        ? "permission denied"
                        : failure instanceof FileAlreadyExistsException
                                ? "is in the way"
                                : failure instanceof NotDirectoryException ? "is no folder" : "cannot be used";
        return failure.getMessage() + ": " + what;
    }

    /** What was wrong, with a file or otherwise, in words; of a failure without any, its kind. */
    public static String words(Exception failure) {
        return ofFile(failure)
                .map(LocalFailure::words)
                .orElseGet(() -> Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }
}
