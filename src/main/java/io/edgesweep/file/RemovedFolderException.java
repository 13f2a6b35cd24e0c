package io.edgesweep.file;

import io.edgesweep.text.Causes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Somebody has removed what was put aside while it was in use. Says so, and what to do, in a sentence. */
public final class RemovedFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    private RemovedFolderException(Path folder, Throwable cause) {
        super(
                "What had been read was put aside in " + folder.toAbsolutePath()
                        + ", and somebody removed it while it was in use. Nothing of it was sent. Leave that folder alone, and"
                        + " run the same command again: it reads its input again, and what was sent before is not sent again",
                cause);
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
        return known.isPresent() || !isRemoved ? known : Optional.of(new RemovedFolderException(folder, failure));
    }
}
