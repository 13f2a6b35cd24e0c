package io.edgesweep.ledger;

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

    /** The version that was announced has taken its place. */
    void replaced(String name);
}
