package io.edgesweep.ledger;

/**
 * How many runs of a job ended alike.
 *
 * @param job     the job's name
 * @param verdict the verdict on them; "unfinished" for those that are not over
 * @param runs    how many
 */
public record RunCount(String job, String verdict, long runs) {}
