package io.edgesweep.file;

import io.edgesweep.language.Words;
import io.edgesweep.text.Causes;
import io.edgesweep.text.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The disk of a folder takes nothing more. Says in a sentence which, how much is free, and what to do, whichever library has found it. */
public final class FullDiskException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What systems say: Linux and macOS, of a disk and of a quota, and Windows. Libraries hand it on within words of their own. */
    private static final Pattern SAID = Pattern.compile(
            "No space left on device|Disk quota exceeded|There is not enough space on the disk",
            Pattern.CASE_INSENSITIVE);

    /** SQLSTATE of a disk that is full at the server, which is none of ours. */
    private static final String AT_THE_SERVER = "53100";

    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = KILOBYTE * KILOBYTE;

    private final transient Reason reason;

    private FullDiskException(Reason reason, Throwable cause) {
        super(Words.english().say(reason), cause);
        this.reason = reason;
    }

    /** Which disk, how much is free, and what to do. */
    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * The failure as one of a full disk; empty when it is of something else.
     *
     * @param folder on the disk that was written to
     */
    public static Optional<FullDiskException> of(Throwable failure, Path folder) {
        Optional<FullDiskException> known = Causes.first(failure, FullDiskException.class);
        return known.isPresent() || !isMeant(failure)
                ? known
                : Optional.of(new FullDiskException(reason(folder), failure));
    }

    /** Whether the failure is one of a full disk of ours. */
    public static boolean isMeant(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> isSaid(Objects.requireNonNullElse(cause.getMessage(), "")))
                && Causes.of(failure)
                        .noneMatch(
                                cause -> cause instanceof SQLException sql && AT_THE_SERVER.equals(sql.getSQLState()));
    }

    /** Whether the words say that a disk is full. */
    public static boolean isSaid(String words) {
        return SAID.matcher(words).find();
    }

    /** That the disk of the folder is full, and what to do. */
    public static Reason reason(Path folder) {
        long free = existing(folder.toAbsolutePath().toFile()).getUsableSpace();
        return free < MEGABYTE
                ? Reason.of("fault.disk-full", folder.toAbsolutePath(), free / KILOBYTE)
                : Reason.of("fault.disk-takes-no-more", folder.toAbsolutePath(), free / MEGABYTE);
    }

    private static File existing(File folder) {
        File parent = folder.getParentFile();
        return folder.exists() || parent == null ? folder : existing(parent);
    }
}
