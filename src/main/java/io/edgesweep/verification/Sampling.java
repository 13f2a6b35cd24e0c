package io.edgesweep.verification;

/**
 * Takes so many of a row of things, evenly spread, and another part of them with every other seed. The same seed takes the same.
 *
 * @param total  how many there are
 * @param wanted how many of them are taken
 * @param offset where it begins, from 0
 */
public record Sampling(long total, long wanted, long offset) {

    /** One that begins somewhere, by the seed. */
    public static Sampling of(long total, long wanted, String seed) {
        return new Sampling(total, Math.min(wanted, total), total == 0 ? 0 : Math.floorMod(seed.hashCode(), total));
    }

    /** Whether the thing is taken that stands at the index, from 0. */
    public boolean takes(long index) {
        return Math.floorMod(Math.multiplyExact(index, wanted) + offset, total) < wanted;
    }
}
