package io.edgesweep.settings;

import java.nio.file.Path;

/**
 * The program's own folders.
 *
 * @param home      where the ledger, the lock and the spills are
 * @param freeSpace how many bytes must be free on the disk of {@code home} for a call to be made
 * @param reports   where reports are written
 * @param jobs      where job files are
 */
public record FolderSettings(Path home, long freeSpace, Path reports, Path jobs) {

    /** Where rows are put aside while they are read. */
    public Path spills() {
        return home.resolve("spill");
    }

    /** The folder of one who reads. */
    public Path spill(String name) {
        return spills().resolve(name);
    }
}
