package io.edgesweep.ledger;

/**
 * A version of a file that is kept from night to night.
 *
 * @param generation counts the versions of a file, from 1; 0 for none
 * @param checksum   of its content
 * @param entries    how many it holds
 */
public record KeptVersion(long generation, long checksum, long entries) {

    /** There is no file yet. */
    public static final KeptVersion NONE = new KeptVersion(0, 0, 0);
}
