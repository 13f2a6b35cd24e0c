package io.edgesweep.source.csv;

/**
 * What a list without a header is made of.
 *
 * @param delimiter between two fields
 * @param count     how many fields a row has
 * @param target    the index of the one that holds the target
 */
record CsvShape(char delimiter, int count, int target) {}
