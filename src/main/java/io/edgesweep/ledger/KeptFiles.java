package io.edgesweep.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Which versions of the files that are kept from night to night count. A file and a ledger cannot be changed in one commit:
 * so a version is announced before it takes its place, and both count until it is known to have.
 */
public interface KeptFiles {

    /**
     * The versions of a file that count, the newest last: one, or two while one of them takes the place of the other.
     *
     * @param name of the file
     */
    List<KeptVersion> versions(String name);

    /** A version is about to take the place of the one before. */
    void announce(String name, KeptVersion next);

    /**
     * Keeps what is in a version that is about to be announced, where other processes may need it that have not the file.
     *
     * @throws IOException when the file cannot be read
     */
    void keep(String name, long generation, Path file) throws IOException;

    /** Whether it is kept what is in a version. */
    boolean keeps(String name, long generation);

    /**
     * Writes out what is in a version that is kept.
     *
     * @throws IOException when it cannot be written
     */
    void copy(String name, long generation, OutputStream to) throws IOException;

    /** The version that was announced has taken its place. */
    void replaced(String name);
}
