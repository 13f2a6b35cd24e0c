package io.edgesweep.runtime;

import io.edgesweep.text.HumanFormat;
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
    public Optional<String> shortage() {
        try {
            long free = usable(folder);
            return free >= least
                    ? Optional.empty()
                    : Optional.of("The disk of " + folder.toAbsolutePath() + " has " + megabytes(free)
                            + " free, less than the " + megabytes(least)
                            + " of edgesweep.free-space, so nothing more is sent. Free some space, and run the same command"
                            + " again: it goes on from what was written down");
        } catch (IOException e) {
            return Optional.of("The disk of " + folder.toAbsolutePath() + " cannot be read (" + e.getMessage()
                    + "), so nothing more is sent. Fix it, and run the same command again");
        }
    }

    private static String megabytes(long bytes) {
        return HumanFormat.number(bytes / MEGABYTE) + " MB";
    }
}
