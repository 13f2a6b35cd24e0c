package io.edgesweep.runtime;

import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The room on the disk where the ledger is. It must hold what comes back for calls that are made, so it is looked at before
 * each of them.
 */
public final class DiskSpace {

    private static final int MEGABYTE = 1024 * 1024;

    private final Path folder;
    private final long least;

    /**
     * @param folder on the disk
     * @param least  how many bytes must be free
     */
    public DiskSpace(Path folder, long least) {
        this.folder = folder;
        this.least = least;
    }

    /**
     * How many bytes may be written to the disk of a folder that is there. Asks the file system alone: Java's file stores look
     * for the folder's mount in a list, in which a container or a sandbox may not show it.
     *
     * @throws IOException when it cannot be told
     */
    public static long usable(Path folder) throws IOException {
        if (folder.toFile().getTotalSpace() == 0) {
            throw new IOException("the size of its file system is unknown");
        }
        return folder.toFile().getUsableSpace();
    }

    /** What is wrong and what to do, when there is too little. */
    public Optional<Reason> shortage() {
        try {
            long free = usable(folder);
            return free >= least
                    ? Optional.empty()
                    : Optional.of(
                            Reason.of("held.little-space", folder.toAbsolutePath(), free / MEGABYTE, least / MEGABYTE));
        } catch (IOException e) {
            return Optional.of(
                    Reason.of("held.space-unknown", folder.toAbsolutePath(), String.valueOf(e.getMessage())));
        }
    }
}
