package io.edgesweep.file;

import io.edgesweep.text.Causes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What may befall the program's own folders at any time, and has a sentence of its own: a full disk, or somebody who removes what is in use. */
public final class FolderFailure {

    private FolderFailure() {}

    /**
     * The failure as one of that; empty when it is of something else, such as a source.
     *
     * @param home   the home folder; asked for only where it is needed, because the configuration may not be readable
     * @param spills the folder in which everything is put aside
     */
    public static Optional<IOException> of(Throwable failure, Supplier<Path> home, Supplier<Path> spills) {
        if (FullDiskException.isMeant(failure)) {
            return FullDiskException.of(failure, home.get()).map(each -> each);
        }
        return Causes.first(failure, NoSuchFileException.class)
                .flatMap(missing -> RemovedFolderException.of(failure, spills.get()));
    }
}
