package io.edgesweep.file;

import io.edgesweep.language.Words;
import io.edgesweep.text.Causes;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Somebody has removed what was put aside while it was in use. Says so, and what to do, in a sentence. */
public final class RemovedFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    private RemovedFolderException(Reason reason, Throwable cause) {
        super(Words.english().say(reason), cause);
        this.reason = reason;
    }

    /** Which folder, and what to do. */
    public Reason reason() {
        return reason;
    }

    /**
     * The failure as one of that; empty when it is of something else.
     *
     * @param folder in which everything is put aside
     */
    public static Optional<RemovedFolderException> of(Throwable failure, Path folder) {
        Optional<RemovedFolderException> known = Causes.first(failure, RemovedFolderException.class);
        boolean isRemoved = Causes.first(failure, NoSuchFileException.class)
                .filter(missing -> missing.getFile() != null
                        && Path.of(missing.getFile()).toAbsolutePath().startsWith(folder.toAbsolutePath()))
                .isPresent();
        return known.isPresent() || !isRemoved
                ? known
                : Optional.of(new RemovedFolderException(
                        Reason.of("fault.folder-removed", folder.toAbsolutePath()), failure));
    }
}
