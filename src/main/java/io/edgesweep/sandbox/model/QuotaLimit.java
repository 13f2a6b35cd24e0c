package io.edgesweep.sandbox.model;

/**
 * The allowance of one zone for one type.
 *
 * @param batch targets per call
 * @param daily targets per quota day
 */
public record QuotaLimit(int batch, int daily) {

    public QuotaLimit {
        if (batch < 0 || daily < 0) {
            throw new IllegalArgumentException("A quota cannot be negative: " + batch + ", " + daily);
        }
    }
}
