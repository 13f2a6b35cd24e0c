package io.edgesweep.ledger;

/**
 * Which runs are wanted, of all that are kept.
 *
 * @param job         of which job; empty for any
 * @param verdict     with which verdict's word, and not only invalid rows wrong; empty for any
 * @param onlyInvalid those, whatever their verdict, in which invalid rows are all that was wrong, and count as success
 */
public record RunFilter(String job, String verdict, boolean onlyInvalid) {}
