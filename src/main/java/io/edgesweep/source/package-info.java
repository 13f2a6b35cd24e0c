/**
 * Reads targets from CSV files, sitemaps and the command line as streams, and decides row by row whether it becomes a
 * target or is rejected with a reason. What cannot be read is told, and spoils nothing but itself.
 */
@NullMarked
package io.edgesweep.source;

import org.jspecify.annotations.NullMarked;
