package io.edgesweep.explain;

/**
 * What is to be explained.
 *
 * @param target  a URL, or what else rows may name, as a person writes it
 * @param job     the name of the job that it is about; empty for all that may purge it
 * @param offline whether the sources are not read: then what only they tell is unknown
 */
public record ExplainRequest(String target, String job, boolean offline) {}
