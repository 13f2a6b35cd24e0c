package io.edgesweep.ledger;

/**
 * Which runs are wanted, of all that are kept.
 *
 * @param job         of which job; empty for any
 * @param verdict     with which verdict's word; empty for any
 * @param onlyInvalid with a verdict: whether invalid rows are all that was wrong, and the job takes them for success
 */
public record RunFilter(String job, String verdict, boolean onlyInvalid) {}
