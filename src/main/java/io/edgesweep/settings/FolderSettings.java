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
public record FolderSettings(Path home, long freeSpace, Path reports, Path jobs) {}
