package io.edgesweep.spill;

/**
 * 128 bits that stand for a target. Two targets with the same fingerprint are taken for one.
 *
 * @param high the first 64 bits
 * @param low  the next 64
 */
public record Fingerprint(long high, long low) implements Comparable<Fingerprint> {

    /** In the order in which a {@link TupleSorter} sorts the two numbers. */
    @Override
    public int compareTo(Fingerprint other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compare(low, other.low);
    }
}
