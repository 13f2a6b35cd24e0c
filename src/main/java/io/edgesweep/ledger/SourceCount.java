package io.edgesweep.ledger;

/**
 * What one source brought.
 *
 * @param source   the file's path or the document's URL
 * @param rows     how many rows were read from it
 * @param rejected how many of them were invalid, excluded or unchanged; duplicates are not known per source
 */
public record SourceCount(String source, long rows, long rejected) {}
